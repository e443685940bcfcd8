import Statistics
import TrialStatistics

/// The reliable change index of every row, turned so that more is worse.
struct WorseIndex {
    let name: String
    /// nil where a measurement is missing.
    let values: [Double?]
    /// Standard deviation before, standard error of a difference, and the least reliable change; nil for all scales
    /// together, whose unit is the index itself.
    let scale: (sd: Double, difference: Double, critical: Double)?
    /// Points of the scale; the index itself for all scales together.
    let changes: [Double?]

    /// One scale, by ``ReliableChange``.
    init(_ scale: TailScale, criterion: Double, table: DataTable) throws {
        let before = Moments(try table.numbers(scale.pre).compactMap(\.value))
        let reliability: Double
        switch scale.error {
        case .reliability(let value): reliability = value
        case .standardError(let error):
            guard before.variance > 0 else { throw Self.noSpread(scale) }
            reliability = 1 - error * error / before.variance
        }
        let rule = ReliableChange(pre: scale.pre, post: scale.post, reliability: reliability, better: scale.better, level: criterion)
        let results: ResultTree
        do {
            results = try rule.fit(on: table, running: Running()).results
        } catch let error as TrialError {
            throw TrialError(sentences: error.sentences.map { "Scale \"\(scale.name)\": \($0)" })
        }
        guard let difference = results["s_diff"]?.number, let critical = results["critical_change"]?.number,
            difference > 0, difference.isFinite, case .branch(let rows)? = results["rci"]
        else { throw Self.noSpread(scale) }
        let sign: Double = scale.better == .lower ? 1 : -1
        name = scale.name
        values = rows.map { row in row.value.number.map { sign * $0 } }
        changes = rows.map { row in row.value.number.map { $0 * difference } }
        self.scale = (before.sd, difference, critical)
    }

    private static func noSpread(_ scale: TailScale) -> TrialError {
        TrialError("Scale \"\(scale.name)\": \"\(scale.pre)\" has no spread, so no change can be held against its error.")
    }

    /// All scales together: Σ index/√(K + K(K − 1)ρ), which error alone gives a variance of 1; of rows that have all.
    init(together parts: [WorseIndex], errorCorrelation: Double) {
        let count = Double(parts.count)
        let spread = (count + count * (count - 1) * errorCorrelation).squareRoot()
        var values: [Double?] = []
        for row in 0..<(parts.first?.values.count ?? 0) {
            var sum = 0.0
            var isComplete = true
            for part in parts {
                if let value = part.values[row] { sum += value } else { isComplete = false }
            }
            values.append(isComplete ? sum / spread : nil)
        }
        name = "all scales together"
        self.values = values
        changes = values
        scale = nil
    }

    /// Of one arm, in the order of the rows.
    func values(in arm: Int, of arms: Arms) -> [Double] {
        values.indices.compactMap { arms.codes[$0] == arm ? values[$0] : nil }
    }

    func changes(in arm: Int, of arms: Arms) -> [Double] {
        changes.indices.compactMap { arms.codes[$0] == arm ? changes[$0] : nil }
    }
}
