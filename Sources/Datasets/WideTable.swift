import Records
public import Statistics
import StudyDesign

extension AnalysisDataset {
    /// One row a randomized participant: `id`, `arm` with the control arm as the reference
    /// level, and for each parameter and planned visit a column `<parameter>_<visit>`.
    public func wideTable() throws -> DataTable {
        let people = randomized
        let levels = armLevels
        let identifiers = people.map(\.participant.rawValue)
        var columns = [
            Column(name: "id", content: .categorical(levels: identifiers, codes: Array(identifiers.indices))),
            Column(
                name: "arm",
                content: .categorical(levels: levels, codes: people.map { $0.arm.flatMap(levels.firstIndex) })),
        ]
        for parameter in parameters {
            for visit in study.visits where visit.instruments.contains(parameter.instrument) {
                let cells = people.map { value(parameter, of: $0.participant, at: visit.code) ?? .missing(.notRecorded) }
                columns.append(Column(name: "\(parameter.name)_\(visit.code)", content: .numeric(cells)))
            }
        }
        return try DataTable(columns: columns)
    }

    /// The control arm, then the others in protocol order.
    var armLevels: [Arm.Code] {
        (study.arms.filter(\.isControl) + study.arms.filter { !$0.isControl }).map(\.code)
    }

    /// The target study day of each measured column of ``wideTable()``: what the timing of
    /// a mediator is read from.
    public var measuredDays: [String: Int] {
        var days: [String: Int] = [:]
        for parameter in parameters {
            for visit in study.visits where visit.instruments.contains(parameter.instrument) {
                days["\(parameter.name)_\(visit.code)"] = visit.window.target
            }
        }
        return days
    }
}
