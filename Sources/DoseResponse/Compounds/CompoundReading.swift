import Statistics
import TrialStatistics

/// One outcome: every compound's effect, its slopes by moderators, and its effect carried to the target.
struct CompoundReading: Sendable {
    struct Transport: Sendable {
        let value: Double
        let lower, upper: Double
        let effectiveSize, heaviestTenth, imbalance: Double
        let isBalanced: Bool
        let refits: Int
    }

    let outcome: String
    let data: CompoundData
    let effects: [CompoundModel.Estimate]
    /// Compound by compound, moderator by moderator; nil where it does not vary there.
    let slopes: [[CompoundModel.Estimate?]]
    /// nil where nothing is balanced.
    let transports: [Transport?]
    let targetCount: Int

    init(_ specification: Compounds, _ data: CompoundData, outcome: String, table: DataTable, running: Running) throws {
        self.outcome = outcome
        self.data = data
        let target = try Self.target(specification, data, table)
        targetCount = target.count
        var effects: [CompoundModel.Estimate] = []
        var slopes: [[CompoundModel.Estimate?]] = []
        var transports: [Transport?] = []
        for place in data.compounds.indices {
            let rows = data.people(of: place)
            effects.append(try CompoundModel(data, rows: rows, moderators: []).effect)
            slopes.append(data.moderators.map { moderator in
                (try? CompoundModel(data, rows: rows, moderators: [moderator.values]))?.slopes.first
            })
            transports.append(data.balanced.isEmpty ? nil : try Self.transport(specification, data, rows, target, running))
        }
        self.effects = effects
        self.slopes = slopes
        self.transports = transports
    }

    private static func target(_ specification: Compounds, _ data: CompoundData, _ table: DataTable) throws -> [Int] {
        guard case .rows(let expression) = specification.target else { return Array(data.rows.indices) }
        let values = try expression.evaluate(on: table)
        let chosen = data.rows.indices.filter { values[data.rows[$0]].value.map { $0 != 0 } ?? false }
        guard !chosen.isEmpty else { throw TrialError("target: \(expression.source) is true for nobody who has every variable.") }
        return chosen
    }

    private static func effect(_ data: CompoundData, _ rows: [Int], _ target: [Int]) throws -> (Double, EntropyBalance) {
        let columns = data.balanced.map { column in rows.map { column.values[$0] } }
        let means = data.balanced.map { column in target.reduce(0.0) { $0 + column.values[$1] } / Double(target.count) }
        let balance = EntropyBalance(columns, target: means)
        return (try CompoundModel(data, rows: rows, moderators: [], weights: balance.weights).effect.value, balance)
    }

    static let purpose: UInt64 = 0xC03D

    /// With an interval from people drawn again within study and arm, and the target drawn again too.
    private static func transport(
        _ specification: Compounds, _ data: CompoundData, _ rows: [Int], _ target: [Int], _ running: Running
    ) throws -> Transport {
        let (value, balance) = try effect(data, rows, target)
        var cells: [[Int]] = []
        for study in data.studies.indices {
            for side in [0.0, 1.0] {
                let members = rows.filter { data.studyOf[$0] == study && data.arm[$0] == side }
                if !members.isEmpty { cells.append(members) }
            }
        }
        var lower = Double.nan
        var upper = Double.nan
        var refits = 0
        if specification.resamples > 1, balance.isBalanced {
            let groups = cells
            let replicates = try Resampling.run(specification.resamples, width: 1, running: running) { resample in
                var stream = RandomStream(seed: specification.start, stream: UInt64(resample), purpose: purpose)
                var drawn: [Int] = []
                for members in groups { for _ in members.indices { drawn.append(members[stream.index(below: members.count)]) } }
                var people: [Int] = []
                for _ in target.indices { people.append(target[stream.index(below: target.count)]) }
                let (again, fresh) = try effect(data, drawn, people)
                guard fresh.imbalance < 1e-2 else { throw Unbalanced() }
                return [again]
            }
            refits = replicates.count
            if let sorted = SortedNumbers(replicates.columns[0]), refits > 1 {
                lower = sorted.quantile((1 - specification.level) / 2)
                upper = sorted.quantile((1 + specification.level) / 2)
            }
        }
        return Transport(
            value: value, lower: lower, upper: upper, effectiveSize: balance.effectiveSize, heaviestTenth: balance.heaviestTenth,
            imbalance: balance.imbalance, isBalanced: balance.isBalanced, refits: refits)
    }

    private struct Unbalanced: Error, CustomStringConvertible {
        var description: String { "The target's means lie outside the people of the resample." }
    }
}
