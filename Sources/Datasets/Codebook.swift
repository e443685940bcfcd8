public import Instruments
public import Statistics
import StudyDesign

/// The data dictionary of a wide table, made from the same values as the table.
public struct Codebook: Hashable, Sendable {
    public struct Line: Hashable, Sendable {
        public let column: String
        public let meaning: String
        /// `1 to 5, higher is better`; empty for names and categories.
        public let range: String
        /// Target study day, or nil for what belongs to no visit.
        public let studyDay: Int?
        public let available: Int
        /// How many are missing, by reason, most frequent first.
        public let missing: [(reason: String, count: Int)]

        public static func == (left: Line, right: Line) -> Bool {
            left.column == right.column && left.meaning == right.meaning && left.range == right.range
                && left.studyDay == right.studyDay && left.available == right.available
                && left.missing.map(\.reason) == right.missing.map(\.reason)
                && left.missing.map(\.count) == right.missing.map(\.count)
        }

        public func hash(into hasher: inout Hasher) { hasher.combine(column) }
    }

    public let lines: [Line]

    public init(_ dataset: AnalysisDataset, table: DataTable, catalog: Catalog) {
        let study = dataset.study
        func available(_ name: String) -> Int {
            table.column(name).map { column in (0..<table.rowCount).count { !column.isMissing(at: $0) } } ?? 0
        }
        let arms = dataset.armLevels
        var lines = [
            Line(column: "id", meaning: "Pseudonym of the participant", range: "", studyDay: nil, available: available("id"), missing: []),
            Line(
                column: "arm", meaning: "Arm as allocated" + (arms.first.map { "; \($0) is the reference" } ?? ""),
                range: arms.joined(separator: ", "), studyDay: 0, available: available("arm"), missing: []),
        ]
        for parameter in dataset.parameters {
            let instrument = catalog.instrument(parameter.instrument)
            let scale = instrument?.scale(parameter.scale)
            for visit in study.visits where visit.instruments.contains(parameter.instrument) {
                let name = "\(parameter.name)_\(visit.code)"
                guard case .numeric(let cells)? = table.column(name)?.content else { continue }
                let reasons = cells.compactMap { cell -> String? in
                    if case .missing(let reason) = cell { reason.rawValue } else { nil }
                }
                let range = scale.map { Self.range(of: $0) } ?? ""
                lines.append(
                    Line(
                        column: name,
                        meaning: "\(instrument?.abbreviation ?? parameter.instrument.rawValue) \(scale?.name ?? parameter.scale), \(visit.name); key version \(instrument?.version ?? "unknown")",
                        range: range, studyDay: visit.window.target, available: cells.count - reasons.count, missing: Self.counted(reasons)))
            }
        }
        self.lines = lines + Self.places(table) + Self.practices(dataset) + Self.items(dataset, catalog)
    }

    private static func places(_ table: DataTable) -> [Line] {
        let meanings = [("site", "Where the person takes part"), ("therapist", "Who answered for the person's first session")]
        return meanings.compactMap { name, meaning in
            guard let column = table.column(name) else { return nil }
            var levels: [String] = []
            if case .categorical(let found, _) = column.content { levels = found }
            return Line(
                column: name, meaning: meaning, range: levels.joined(separator: ", "), studyDay: nil,
                available: (0..<table.rowCount).count { !column.isMissing(at: $0) }, missing: [])
        }
    }

    private static func practices(_ dataset: AnalysisDataset) -> [Line] {
        dataset.practices.map { column in
            let reasons = column.cells.compactMap { cell -> String? in
                if case .missing(let reason) = cell { reason.rawValue } else { nil }
            }
            return Line(
                column: column.name, meaning: "Minutes a week of \(column.group.words) since the visit before was due, \(column.visit.name)",
                range: "0 to no upper end", studyDay: column.visit.window.target, available: column.cells.count - reasons.count,
                missing: counted(reasons))
        }
    }

    private static func items(_ dataset: AnalysisDataset, _ catalog: Catalog) -> [Line] {
        let known = dataset.study.instruments.compactMap { catalog.instrument($0) }
        return dataset.items.map { column in
            let owner = known.first { $0.item(column.code) != nil }
            let scale = owner.flatMap { owner in owner.item(column.code).map { owner.response(of: $0) } }
            let reasons = column.cells.compactMap { cell -> String? in
                if case .missing(let reason) = cell { reason.rawValue } else { nil }
            }
            return Line(
                column: column.name,
                meaning: "\(owner?.abbreviation ?? "") item \(owner?.item(column.code)?.number ?? 0) as answered, \(column.visit.name)",
                range: scale.map { "\($0.minimum.shortestText ?? "") to \($0.maximum?.shortestText ?? "no upper end")" } ?? "",
                studyDay: column.visit.window.target, available: column.cells.count - reasons.count, missing: counted(reasons))
        }
    }

    private static func counted(_ reasons: [String]) -> [(reason: String, count: Int)] {
        Dictionary(grouping: reasons, by: \.self).map { (reason: $0.key, count: $0.value.count) }
            .sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
    }

    private static func range(of scale: Scale) -> String {
        let lower = scale.minimum.shortestText ?? ""
        let upper = scale.maximum?.shortestText ?? "no upper end"
        let direction = scale.direction.sentence
        return "\(lower) to \(upper), \(direction)"
    }
}
