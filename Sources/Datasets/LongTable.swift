import Records
public import Statistics
import StudyDesign

extension AnalysisDataset {
    /// One row a participant, parameter and visit: `id`, `arm`, `parameter`, `visit`,
    /// `study_day`, `value`, and `reason` where there is no value. Arms stand in the order
    /// of ``wideTable()``, parameters and visits in that of the dataset and the protocol.
    public func longTable() throws -> DataTable {
        let arms = Dictionary(
            randomized.compactMap { person in person.arm.map { (person.participant, $0) } },
            uniquingKeysWith: { first, _ in first })
        return try DataTable(columns: [
            .init(name: "id", categories: observations.map(\.participant.rawValue)),
            .init(name: "arm", of: observations.map { arms[$0.participant] }, levels: armLevels),
            .init(name: "parameter", of: observations.map(\.parameter.name), levels: parameters.map(\.name)),
            .init(name: "visit", of: observations.map(\.visit), levels: study.visits.map(\.code)),
            .init(name: "study_day", numbers: observations.map { $0.studyDay.map(Double.init) }),
            .init(name: "value", content: .numeric(observations.map(\.value))),
            .init(name: "reason", categories: observations.map(\.reason)),
        ])
    }
}

extension Column {
    /// A categorical column whose levels stand in the order given.
    fileprivate init(name: String, of values: [String?], levels: [String]) {
        let codes = Dictionary(levels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        self.init(name: name, content: .categorical(levels: levels, codes: values.map { $0.flatMap { codes[$0] } }))
    }
}

extension Observation {
    fileprivate var reason: String? {
        guard case NumericCell.missing(let reason) = value else { return nil }
        return reason.rawValue
    }
}

extension Codebook {
    /// The dictionary as a table: `column`, `meaning`, `range`, `study_day`, `available`, `missing`.
    public func table() throws -> DataTable {
        try DataTable(columns: [
            .init(name: "column", categories: lines.map(\.column)), .init(name: "meaning", categories: lines.map(\.meaning)),
            .init(name: "range", categories: lines.map { $0.range.isEmpty ? nil : $0.range }),
            .init(name: "study_day", numbers: lines.map { $0.studyDay.map(Double.init) }),
            .init(name: "available", numbers: lines.map { Double($0.available) }),
            .init(
                name: "missing",
                categories: lines.map { line in
                    line.missing.isEmpty ? nil : line.missing.map { "\($0.count) \($0.reason)" }.joined(separator: "; ")
                }),
        ])
    }
}
