import Statistics

/// One parameter of a fit: estimate, standard error where it is free, standardised values.
public struct EstimatedParameter: Hashable, Sendable {
    public let name: String
    public let lhs: String
    /// `=~`, `~`, `~~`, `~1`, `:=`.
    public let op: String
    public let rhs: String
    /// From 1; 0 for defined parameters.
    public let group: Int
    public let estimate: Double
    /// nil for a parameter that is fixed.
    public let standardError: Double?
    public let standardizedLatent: Double
    public let standardizedAll: Double
    public let lower: Double?
    public let upper: Double?

    public var z: Double? { standardError.flatMap { $0 > 0 ? estimate / $0 : nil } }
    public var p: Double? { z.map(Normal.twoSided) }

    var results: ResultTree {
        let noVariance = "A variance that it is divided by is not positive."
        var entries: [ResultTree.Entry] = [.init("est", .finite(estimate, else: "It is not defined at the estimates."))]
        if let standardError {
            entries.append(.init("se", .finite(standardError, else: "The standard error is not defined at the estimates.")))
            entries.append(.init("z", z.map { .finite($0, else: "It is not defined.") } ?? .missing("The standard error is 0.")))
            entries.append(.init("p", p.map { .finite($0, else: "It is not defined.") } ?? .missing("The standard error is 0.")))
            entries.append(.init("ci_lower", .finite(lower ?? .nan, else: "It is not defined.")))
            entries.append(.init("ci_upper", .finite(upper ?? .nan, else: "It is not defined.")))
        }
        entries.append(.init("std_lv", .finite(standardizedLatent, else: noVariance)))
        entries.append(.init("std_all", .finite(standardizedAll, else: noVariance)))
        return .branch(entries)
    }
}

extension EstimatedParameter {
    /// Every row of a table and every defined parameter, by the delta method.
    ///
    /// - Parameters:
    ///   - theta: the free parameters.
    ///   - covariance: of θ.
    ///   - standardized: latent variances 1, and observed ones too, for a row and its estimate.
    static func all(
        of table: ParameterTable, at theta: [Double], _ covariance: Matrix, level: Double, estimate: (ModelParameter) -> Double,
        standardized: (ModelParameter, Double) -> (latent: Double, all: Double)
    ) -> [EstimatedParameter] {
        let quantile = Normal.standard.quantile((1 + level) / 2) ?? 1.959963984540054
        var result: [EstimatedParameter] = []
        var (latent, all): ([String: Double], [String: Double]) = ([:], [:])
        for row in table.rows {
            let estimate = estimate(row)
            let error = row.freeIndex.map { covariance[$0, $0] > 0 ? covariance[$0, $0].squareRoot() : 0 }
            let (one, two) = standardized(row, estimate)
            if let label = row.label, latent[label] == nil { (latent[label], all[label]) = (one, two) }
            result.append(EstimatedParameter(
                name: table.groups > 1 ? "\(row.name)@g\(row.group)" : row.name, lhs: row.lhs, op: row.isIntercept ? "~1" : row.op.rawValue,
                rhs: row.isIntercept ? "" : row.rhs, group: row.group, estimate: estimate, standardError: error, standardizedLatent: one,
                standardizedAll: two, lower: error.map { estimate - quantile * $0 }, upper: error.map { estimate + quantile * $0 }))
        }
        let values = LabelValues(table.rows, table.definitions, theta)
        for definition in table.definitions {
            guard let value = values.value(of: definition.name) else { continue }
            let variance = covariance.quadraticForm(value.slope)
            let error = variance > 0 ? variance.squareRoot() : variance.isNaN ? .nan : 0
            let one = definition.expression.value { latent[$0] ?? .nan }
            let two = definition.expression.value { all[$0] ?? .nan }
            (latent[definition.name], all[definition.name]) = (one, two)
            result.append(EstimatedParameter(
                name: definition.title, lhs: definition.name, op: ":=", rhs: "", group: 0, estimate: value.value, standardError: error,
                standardizedLatent: one, standardizedAll: two, lower: value.value - quantile * error, upper: value.value + quantile * error))
        }
        return result
    }
}

extension StructuralEstimate {
    /// Every row of the table and every defined parameter.
    ///
    /// - Parameter covariance: of the free parameters θ.
    func parameters(_ covariance: Matrix, level: Double) -> [EstimatedParameter] {
        let solution = StandardizedSolution(table, model, point.states)
        return EstimatedParameter.all(of: table, at: theta, covariance, level: level, estimate: estimate) { row, value in
            (solution.value(row, estimate: value, all: false), solution.value(row, estimate: value, all: true))
        }
    }

    func estimate(_ row: ModelParameter) -> Double {
        switch row.value {
        case .free(let index): return theta[index]
        case .fixed(let number): return number
        case .sample:
            let names = model.parts[row.group - 1].observed
            guard let left = names.firstIndex(of: row.lhs) else { return .nan }
            if row.isIntercept { return sample[row.group - 1].means[left] }
            guard let right = names.firstIndex(of: row.rhs) else { return .nan }
            return sample[row.group - 1].covariance[left, right]
        }
    }
}
