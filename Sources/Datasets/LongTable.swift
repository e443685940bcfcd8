import Records
public import Statistics
import StudyDesign

extension AnalysisDataset {
    /// One row a participant, parameter and visit: `id`, `arm`, `parameter`, `visit`,
    /// `study_day`, `value`, and `reason` where there is no value.
    public func longTable() throws -> DataTable {
        let arms = Dictionary(randomized.map { ($0.participant, $0.arm ?? "") }, uniquingKeysWith: { first, _ in first })
        return try DataTable(columns: [
            .init(name: "id", categories: observations.map(\.participant.rawValue)),
            .init(name: "arm", categories: observations.map { arms[$0.participant] }),
            .init(name: "parameter", categories: observations.map(\.parameter.name)),
            .init(name: "visit", categories: observations.map(\.visit)),
            .init(name: "study_day", numbers: observations.map { $0.studyDay.map(Double.init) }),
            .init(name: "value", content: .numeric(observations.map(\.value))),
            .init(name: "reason", categories: observations.map(\.reason)),
        ])
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
