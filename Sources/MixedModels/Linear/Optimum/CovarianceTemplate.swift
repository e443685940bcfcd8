import Statistics

/// Which elements of the relative Cholesky factors Λ_f are estimated: Λ_f = Σ θ_j N_j.
///
/// Usually each N_j has one 1; a correlation that is held fixed needs others.
struct CovarianceTemplate: Sendable {
    /// q of each factor.
    let sizes: [Int]
    /// Factor of each θ_j.
    let factors: [Int]
    /// N_j.
    let bases: [Matrix]

    var count: Int { bases.count }

    init(sizes: [Int], factors: [Int], bases: [Matrix]) {
        self.sizes = sizes
        self.factors = factors
        self.bases = bases
    }

    /// The lower triangle of each term's block.
    init(_ factors: [ScaledMixedModel.ScaledFactor], terms: [MixedModelData.Term]) {
        var owners: [Int] = []
        var bases: [Matrix] = []
        for (number, factor) in factors.enumerated() {
            var start = 0
            for term in factor.terms {
                let size = terms[term].names.count
                for column in 0..<size {
                    for row in column..<size {
                        owners.append(number)
                        bases.append(Self.unit(factor.size, start + row, start + column))
                    }
                }
                start += size
            }
        }
        self.init(sizes: factors.map(\.size), factors: owners, bases: bases)
    }

    static func unit(_ size: Int, _ row: Int, _ column: Int) -> Matrix {
        var matrix = Matrix(rows: size, columns: size)
        matrix[row, column] = 1
        return matrix
    }

    func lambda(_ theta: [Double]) -> [Matrix] {
        var result = sizes.map { Matrix(rows: $0, columns: $0) }
        for (index, base) in bases.enumerated() { result[factors[index]] = result[factors[index]] + base.scaled(by: theta[index]) }
        return result
    }

    /// The θ with this Λ, where it has one: for templates whose N_j have one 1 each.
    func theta(_ lambda: [Matrix]) -> [Double] {
        zip(factors, bases).map { factor, base in innerProduct(base.elements, lambda[factor].elements) / innerProduct(base.elements, base.elements) }
    }

    /// dG for a change of each θ_j: N_j Λ' + Λ N_j'.
    func changes(_ lambda: [Matrix]) -> [Matrix] {
        zip(factors, bases).map { factor, base in
            let half = base.timesTransposed(lambda[factor])
            return half + half.transposed
        }
    }

    /// Without the θ whose N_j has its only element in one of these columns of a factor's Λ.
    func dropping(columns: [(factor: Int, column: Int)]) -> CovarianceTemplate {
        let kept = bases.indices.filter { index in
            !columns.contains { drop in
                drop.factor == factors[index] && (0..<sizes[drop.factor]).contains { bases[index][$0, drop.column] != 0 }
            }
        }
        return CovarianceTemplate(sizes: sizes, factors: kept.map { factors[$0] }, bases: kept.map { bases[$0] })
    }
}
