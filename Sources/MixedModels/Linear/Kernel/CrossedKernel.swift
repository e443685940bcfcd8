import Statistics

/// Several grouping factors, nested or crossed. The factor with most random effects is eliminated
/// level by level (its block of the penalised least-squares system is block-diagonal), the others
/// (Q₂ random effects together) by a dense factorisation of what is left (Bates, Mächler, Bolker
/// and Walker 2015, section 3, with blocks for sparse columns).
struct CrossedKernel: MixedKernel {
    let sizes: [Int]
    let width: Int
    /// Index of the factor that is eliminated first, then of the others.
    let order: [Int]
    let levels: [Int]
    /// Of each of the others, its first place among the Q₂.
    let offsets: [Int]
    /// Q₂.
    let dense: Int
    /// A of each level of the first factor.
    let grams: [Double]
    /// B of each level, q × (its places), as (place, value of each random effect): the places run
    /// over the Q₂ random effects and then over [Q y].
    let places: [[Int]]
    let blocks: [[Double]]
    /// [Z₂ Q y]'[Z₂ Q y].
    let total: Matrix

    var hasSecondDerivatives: Bool { false }

    init(_ model: ScaledMixedModel) {
        let effects = model.factors.map { $0.levels * $0.size }
        let first = effects.indices.max { effects[$0] < effects[$1] } ?? 0
        let others = effects.indices.filter { $0 != first }
        order = [first] + others
        sizes = model.factors.map(\.size)
        levels = model.factors.map(\.levels)
        width = model.coefficients + 1
        var offsets: [Int] = []
        var dense = 0
        for index in others {
            offsets.append(dense)
            dense += effects[index]
        }
        self.offsets = offsets
        self.dense = dense
        let w = width
        let q = sizes[first]
        let side = dense + w
        var grams = [Double](repeating: 0, count: levels[first] * q * q)
        var rowsOf = [[Int]](repeating: [], count: levels[first])
        for row in 0..<model.rows { rowsOf[model.factors[first].codes[row]].append(row) }
        var total = Matrix(rows: side, columns: side)
        var places: [[Int]] = []
        var blocks: [[Double]] = []
        var rowPlaces: [Int] = []
        var rowValues: [Double] = []
        for level in 0..<levels[first] {
            var found: Set<Int> = []
            for row in rowsOf[level] {
                for (number, index) in others.enumerated() {
                    let factor = model.factors[index]
                    for effect in 0..<factor.size { found.insert(offsets[number] + factor.codes[row] * factor.size + effect) }
                }
            }
            let mine = found.sorted() + (dense..<side)
            var position: [Int: Int] = [:]
            for (index, place) in mine.enumerated() { position[place] = index }
            var block = [Double](repeating: 0, count: q * mine.count)
            for row in rowsOf[level] {
                rowPlaces.removeAll(keepingCapacity: true)
                rowValues.removeAll(keepingCapacity: true)
                for (number, index) in others.enumerated() {
                    let factor = model.factors[index]
                    for effect in 0..<factor.size {
                        rowPlaces.append(offsets[number] + factor.codes[row] * factor.size + effect)
                        rowValues.append(factor.columns[row * factor.size + effect])
                    }
                }
                for column in 0..<w {
                    rowPlaces.append(dense + column)
                    rowValues.append(model.cross[row * w + column])
                }
                for (one, value) in zip(rowPlaces, rowValues) {
                    for (other, second) in zip(rowPlaces, rowValues) { total[one, other] += value * second }
                }
                for a in 0..<q {
                    let value = model.factors[first].columns[row * q + a]
                    for b in 0..<q {
                        grams[(level * q + a) * q + b] += value * model.factors[first].columns[row * q + b]
                    }
                    for (place, second) in zip(rowPlaces, rowValues) {
                        if let column = position[place] { block[a * mine.count + column] += value * second }
                    }
                }
            }
            places.append(mine)
            blocks.append(block)
        }
        self.grams = grams
        self.places = places
        self.blocks = blocks
        self.total = total
    }

    func state(_ lambda: [Matrix]) -> (any MixedKernelState)? { CrossedState(self, lambda) }
}
