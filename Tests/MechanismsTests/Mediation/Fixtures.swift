import Mechanisms
import Statistics

/// A simulated two-arm trial whose every number follows from the seed.
func simulatedTrial(rows: Int = 60, mediators: Int = 1, seed: UInt64 = 4) throws -> DataTable {
    var columns: [String: [Double]] = [:]
    var names = ["arm", "age"]
    var stream = RandomStream(seed: seed, stream: 0)
    let arm = (0..<rows).map { Double($0 % 2) }
    let age = (0..<rows).map { _ in 40 + 10 * stream.normal() }
    var outcome = (0..<rows).map { row in -arm[row] + 0.05 * age[row] + 2 * stream.normal() }
    for index in 1...mediators {
        let values = (0..<rows).map { row in 0.8 * arm[row] + 0.02 * age[row] + stream.normal() }
        for row in 0..<rows { outcome[row] -= 0.7 * values[row] / Double(index) }
        columns["m\(index)"] = values
        names.append("m\(index)")
    }
    columns["arm"] = arm
    columns["age"] = age
    columns["y"] = outcome
    return try DataTable(columns: (names + ["y"]).map { Column(name: $0, numbers: columns[$0] ?? []) })
}

func plan(
    mediators: Int = 1, covariates: [String] = ["age"], resamples: Int = 500, seed: UInt64 = 1
) -> MediationSpecification {
    MediationSpecification(
        exposure: "arm", mediators: (1...mediators).map { "m\($0)" }, outcome: "y",
        covariates: covariates,
        bootstrap: resamples == 0
            ? nil
            : BootstrapSpecification(
                resamples: resamples, intervals: [.percentile, .biasCorrected, .bca],
                quantileTypes: [.seven, .six]),
        seed: seed)
}

extension DataTable {
    /// The table with one column's numbers changed.
    func changing(_ name: String, _ change: (Double) -> Double?) throws -> DataTable {
        try DataTable(columns: columns.map { column in
            guard column.name == name, case .numeric(let cells) = column.content else { return column }
            return Column(name: name, numbers: cells.map { $0.value.flatMap(change) })
        })
    }
}

func near(_ left: Double?, _ right: Double?, _ relative: Double = 1e-10) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return (left - right).magnitude <= relative * max(1e-3, right.magnitude)
}
