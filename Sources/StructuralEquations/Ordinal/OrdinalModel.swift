import Statistics

/// What a structural model says of ordered items: their thresholds and the correlations of their
/// latent responses y* (Muthén 1984).
///
/// With Σ and μ of the latent responses under the model and τ their thresholds, the implied
/// thresholds are dᵢ (τᵢₖ − μᵢ) and the implied correlations dᵢ dⱼ Σᵢⱼ. Delta: dᵢ is a parameter
/// (1 unless it is freed) and the residual variance what is left of 1/dᵢ². Theta: the residual
/// variance is a parameter (1), and dᵢ = Σᵢᵢ^−½.
struct OrdinalModel: Sendable {
    typealias Parameterization = StructuralSpecification.Parameterization

    let table: ParameterTable
    let model: StructuralModel
    let parameterization: Parameterization
    /// Of each item, its thresholds.
    let thresholdCounts: [Int]
    /// Group, item, threshold.
    private let thresholds: [[[Cell]]]
    /// Group, item: dᵢ of delta.
    private let scales: [[Cell]]

    /// A value of the parameter table outside the matrices: a free parameter, or −1 and a number.
    struct Cell: Hashable, Sendable {
        let parameter: Int
        let fixed: Double

        func value(_ theta: [Double]) -> Double { parameter >= 0 ? theta[parameter] : fixed }
    }

    init(_ table: ParameterTable, thresholdCounts: [Int], parameterization: Parameterization) {
        self.table = table
        model = StructuralModel(table)
        self.thresholdCounts = thresholdCounts
        self.parameterization = parameterization
        let observed = table.roles[0].observed
        var thresholds: [[[Cell]]] = []
        var scales: [[Cell]] = []
        for group in 1...table.groups {
            var own = thresholdCounts.map { [Cell](repeating: Cell(parameter: -1, fixed: 0), count: $0) }
            var deltas = [Cell](repeating: Cell(parameter: -1, fixed: 1), count: observed.count)
            for row in table.rows where row.group == group {
                guard let item = observed.firstIndex(of: row.lhs) else { continue }
                var cell = Cell(parameter: row.freeIndex ?? -1, fixed: 0)
                if case .fixed(let number) = row.value { cell = Cell(parameter: -1, fixed: number) }
                if row.op == .threshold, let number = Int(row.rhs.dropFirst()), number >= 1, number <= own[item].count {
                    own[item][number - 1] = cell
                } else if row.op == .scaledBy {
                    deltas[item] = cell
                }
            }
            thresholds.append(own)
            scales.append(deltas)
        }
        self.thresholds = thresholds
        self.scales = scales
    }

    var items: Int { thresholdCounts.count }
    var thresholdTotal: Int { thresholdCounts.reduce(0, +) }
    var correlationTotal: Int { items * (items - 1) / 2 }
    /// Thresholds and correlations of one group.
    var momentsPerGroup: Int { thresholdTotal + correlationTotal }

    /// One group at given parameters.
    struct State: Sendable {
        let state: ModelState
        /// dᵢ.
        let scales: [Double]
        /// Σ* with the residual variances that delta leaves; p × p.
        let implied: Matrix
        /// Correlations of the latent responses.
        let correlation: Matrix
        /// Implied thresholds, item by item, then the correlations (2, 1), (3, 1), ….
        let moments: [Double]
    }

    func state(_ theta: [Double], group: Int) -> State? {
        let part = model.parts[group]
        let size = part.observed.count
        let none = SampleMoments(means: Array(repeating: 0, count: size), covariance: .identity(size), count: 1)
        guard let state = ModelState(part, theta, sample: none) else { return nil }
        var implied = state.implied
        var d = [Double](repeating: 1, count: size)
        for item in 0..<size {
            switch parameterization {
            case .delta:
                d[item] = scales[group][item].value(theta)
                implied[item, item] = 1 / (d[item] * d[item])
            case .theta:
                guard implied[item, item] > 0 else { return nil }
                d[item] = 1 / implied[item, item].squareRoot()
            }
        }
        var correlation = Matrix.identity(size)
        var moments: [Double] = []
        moments.reserveCapacity(momentsPerGroup)
        for item in 0..<size {
            for cell in thresholds[group][item] { moments.append(d[item] * (cell.value(theta) - state.means[item])) }
        }
        for column in 0..<size {
            for row in (column + 1)..<max(size, column + 1) {
                let value = d[row] * d[column] * implied[row, column]
                correlation[row, column] = value
                correlation[column, row] = value
                moments.append(value)
            }
        }
        guard moments.allSatisfy(\.isFinite) else { return nil }
        return State(state: state, scales: d, implied: implied, correlation: correlation, moments: moments)
    }

    /// Derivatives of the moments of one group by the free parameters, moments × parameters.
    func slopes(_ theta: [Double], group: Int, at point: State) -> Matrix {
        let part = model.parts[group]
        let h = point.state.factors
        let d = point.scales
        var result = Matrix(rows: momentsPerGroup, columns: model.parameters)
        var bySigma = Matrix(rows: items, columns: items)
        for cell in part.freeCells {
            let derivative = CellDerivative(cell, carriers: part.carriers, means: point.state.means, hasMeans: true)
            for row in 0..<items {
                for column in 0...row {
                    let product = h[row, derivative.a] * h[column, derivative.b] + h[row, derivative.b] * h[column, derivative.a]
                    bySigma[row, column] = derivative.s * product
                }
            }
            let byMean = (0..<items).map { derivative.c * h[$0, derivative.a] }
            add(bySigma, byMean, derivative.parameter, theta, group, point, &result)
        }
        var place = 0
        for item in 0..<items {
            for cell in thresholds[group][item] {
                if cell.parameter >= 0 { result[place, cell.parameter] += d[item] }
                if parameterization == .delta, scales[group][item].parameter >= 0 {
                    result[place, scales[group][item].parameter] += cell.value(theta) - point.state.means[item]
                }
                place += 1
            }
        }
        guard parameterization == .delta else { return result }
        for column in 0..<items {
            for row in (column + 1)..<max(items, column + 1) {
                for (one, other) in [(row, column), (column, row)] where scales[group][one].parameter >= 0 {
                    result[place, scales[group][one].parameter] += d[other] * point.implied[row, column]
                }
                place += 1
            }
        }
        return result
    }

    /// The part of one cell of the matrices.
    private func add(
        _ bySigma: Matrix, _ byMean: [Double], _ parameter: Int, _ theta: [Double], _ group: Int, _ point: State,
        _ result: inout Matrix
    ) {
        let d = point.scales
        let isTheta = parameterization == .theta
        var place = 0
        for item in 0..<items {
            for cell in thresholds[group][item] {
                var value = -d[item] * byMean[item]
                if isTheta {
                    value -= 0.5 * d[item] * d[item] * d[item] * (cell.value(theta) - point.state.means[item]) * bySigma[item, item]
                }
                result[place, parameter] += value
                place += 1
            }
        }
        for column in 0..<items {
            for row in (column + 1)..<max(items, column + 1) {
                var value = d[row] * d[column] * bySigma[row, column]
                if isTheta {
                    let own = d[row] * d[row] * bySigma[row, row] + d[column] * d[column] * bySigma[column, column]
                    value -= 0.5 * point.correlation[row, column] * own
                }
                result[place, parameter] += value
                place += 1
            }
        }
    }
}
