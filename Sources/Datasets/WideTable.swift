import Records
public import Statistics
import StudyDesign

extension AnalysisDataset {
    /// One row a randomized participant: `id`, `arm` with the control arm as the reference
    /// level, `site` and `therapist` where they are recorded, for each parameter and planned visit a
    /// column `<parameter>_<visit>`, minutes of practice as `practice_<kind>_<visit>`, and the items
    /// asked for as `<item>_<visit>`.
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
        columns += placeColumns
        for parameter in parameters {
            for visit in study.visits where visit.instruments.contains(parameter.instrument) {
                let cells = people.map { value(parameter, of: $0.participant, at: visit.code) ?? .missing(.notRecorded) }
                columns.append(Column(name: "\(parameter.name)_\(visit.code)", content: .numeric(cells)))
            }
        }
        return try DataTable(columns: columns + practiceColumns + itemColumns)
    }

    /// `site` and `therapist`, each where anybody has one; levels in code-point order.
    private var placeColumns: [Column] {
        let people = randomized
        let columns = [("site", people.map(\.site)), ("therapist", people.map { $0.therapist?.rawValue })]
        return columns.compactMap { name, values in
            let levels = Set(values.compactMap(\.self)).sorted()
            guard !levels.isEmpty else { return nil }
            return Column(
                name: name, content: .categorical(levels: levels, codes: values.map { value in value.flatMap(levels.firstIndex) }))
        }
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
        for column in practices { days[column.name] = column.visit.window.target }
        for column in items { days[column.name] = column.visit.window.target }
        return days
    }
}
