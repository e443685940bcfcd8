import Instruments
public import Statistics

/// What a check of given scores or stored answers found, for people and for programs.
public struct GivenReport: Sendable {
    /// What was looked at: `total: scs.total_item_mean, version 1, 375 of 375 rows`.
    public let checked: [String]
    public let checks: [DirectionCheck]
    /// Refusals first; otherwise in the order of the file.
    public let findings: [GivenFinding]

    public init(_ scores: GivenScores) {
        checked = scores.columns.map { column in
            let declaration = column.declaration
            return "\(declaration.column): \(declaration.name), version \(declaration.instrument.version), \(column.present)"
                + " of \(column.values.count) rows, \(GivenText.range(declaration.scale.minimum, declaration.scale.maximum))"
        }
        checks = DirectionCheck.all(scores)
        findings = Self.ordered(scores.findings + checks.flatMap(\.findings))
    }

    public init(_ items: ItemTable) {
        let instrument = items.instrument
        checked = ["\(instrument.id), version \(instrument.version): \(instrument.items.count) items, \(items.answers.count) rows"]
        let check = DirectionCheck(items)
        checks = [check]
        findings = Self.ordered(check.findings)
    }

    private static func ordered(_ findings: [GivenFinding]) -> [GivenFinding] {
        findings.filter { $0.severity == .refuse } + findings.filter { $0.severity == .report }
    }

    /// Whether the scores may be used.
    public var isUsable: Bool { !findings.contains { $0.severity == .refuse } }

    public static let printedLimit = 50

    /// One line a thing checked, one a correlation, one a finding.
    public var text: String {
        var lines = checked.map { "checked  \($0)" }
        for opposition in checks.flatMap(\.oppositions) {
            let unsaid = opposition.direction.words.map { "; \($0)" } ?? ""
            lines.append("against  \(opposition.name): \(DirectionCheck.words(opposition.correlation))\(unsaid)")
        }
        lines += findings.prefix(Self.printedLimit).map { "\($0.severity == .refuse ? "refused " : "look at ") \($0.sentence)" }
        if findings.count > Self.printedLimit { lines.append("… and \(findings.count - Self.printedLimit) more.") }
        if findings.isEmpty {
            let isOpen = checks.flatMap(\.oppositions).contains { $0.direction.words != nil }
            lines.append(isOpen ? "nothing found where something could be said" : "nothing found")
        }
        return lines.joined(separator: "\n")
    }

    public var json: JSONValue {
        .object([
            .init("schema", .string("maitri-given/1")), .init("usable", .bool(isUsable)),
            .init("checked", .array(checked.map(JSONValue.string))),
            .init("correlations", .array(checks.flatMap(\.oppositions).map(Self.json))),
            .init("findings", .array(findings.map(Self.json))),
        ])
    }

    private static func json(_ opposition: DirectionCheck.Opposition) -> JSONValue {
        let correlation = opposition.correlation
        return .object([
            .init("name", .string(opposition.name)), .init("n", .integer(correlation.n)),
            .init("r", correlation.r.map(JSONValue.number) ?? .null),
            .init("lower", correlation.interval.map { JSONValue.number($0.lower) } ?? .null),
            .init("direction", .string(opposition.direction.rawValue)),
            .init("upper", correlation.interval.map { JSONValue.number($0.upper) } ?? .null),
        ])
    }

    private static func json(_ finding: GivenFinding) -> JSONValue {
        .object([
            .init("severity", .string(finding.severity.rawValue)), .init("kind", .string(finding.kind.rawValue)),
            .init("place", .string(finding.place)), .init("rows", .array(finding.rows.map(JSONValue.integer))),
            .init("sentence", .string(finding.sentence)),
        ])
    }
}
