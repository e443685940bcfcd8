import Records
import Statistics
import TrialStatistics

extension HarmsTable {
    public var blocks: [Block] {
        guard !events.isEmpty else { return [] }
        let apart: [(String, (HarmRecord) -> Bool)] = [
            ("Events of abuse potential", { $0.aspects.contains(.abuseRelated) }),
            ("Suicidality", { $0.aspects.contains(.suicidality) }),
            ("Boundary violations", { $0.aspects.contains(.boundaryViolation) }),
            ("Pleasant, perceptual and dissociative effects", { $0.isPleasantOrPerceptual }),
        ]
        return [.table(overview)] + apart.compactMap { title, holds in terms(title, where: holds) }.map(Block.table)
            + [.details(summary: "Every event by term, severity and relatedness", [terms("All events by term", where: { _ in true }), grades].compactMap(\.self).map(Block.table))]
    }

    /// One row a kind of event; people, share and events in each arm, and the difference with its interval.
    public var overview: ReportTable {
        let kinds: [(String, (HarmRecord) -> Bool)] = [
            ("Any event", { _ in true }), ("Serious", { $0.isSerious }), ("Severe", { $0.severity == .severe }),
            ("Related", { $0.isRelated }), ("Unexpected", { !$0.isExpected }),
            ("Serious, related and unexpected", { $0.isSerious && $0.isRelated && !$0.isExpected }), ("Fatal", { $0.course == .fatal || $0.seriousness.contains(.death) }),
            ("Not recovered when last seen", { $0.course == .notRecovered || $0.course == .recoveredWithSequelae }),
            ("Suicidality", { $0.aspects.contains(.suicidality) }), ("Abuse potential", { $0.aspects.contains(.abuseRelated) }),
            ("Boundary violation", { $0.aspects.contains(.boundaryViolation) }),
            ("Pleasant, perceptual or dissociative", { $0.isPleasantOrPerceptual }),
        ]
        return table("Adverse events: people and events by arm", kinds, notes: [
            "Related: possibly, probably or definitely, or not assessed yet. Serious: as ICH E2A defines it. A person counts once in a row, and may count in several.",
            "Difference: share of people against the control arm, in percentage points, with Newcombe's 95 % interval (Newcombe 1998). Events are few: a difference not shown is not safety shown.",
        ])
    }

    private func terms(_ title: String, where holds: (HarmRecord) -> Bool) -> ReportTable? {
        let names = Set(events.filter { holds($0.event) }.map(\.event.shownTerm)).sorted()
        guard !names.isEmpty else { return nil }
        func people(_ name: String) -> Int {
            Set(events.filter { holds($0.event) && $0.event.shownTerm == name }.map(\.event.participant)).count
        }
        let ordered = names.map { ($0, people($0)) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
        return table(title, ordered.map { name in (name, { $0.shownTerm == name }) }, among: holds, notes: [])
    }

    private func table(
        _ caption: String, _ rows: [(String, (HarmRecord) -> Bool)], among holds: (HarmRecord) -> Bool = { _ in true }, notes: [String]
    ) -> ReportTable {
        let control = arms.firstIndex(where: \.isControl)
        let others = arms.indices.filter { $0 != control }
        var columns: [ReportTable.Column] = [.init("Event")]
        for arm in arms {
            columns += [.init("\(arm.name): people of \(arm.people)", isNumeric: true), .init("\(arm.name): events", isNumeric: true)]
        }
        if control != nil { columns += others.map { .init(others.count == 1 ? "Difference" : "Difference, \(arms[$0].name)", isNumeric: true) } }
        let cells = rows.map { name, isOne -> [String] in
            let counts = arms.indices.map { arm in count(arm: arm) { holds($0) && isOne($0) } }
            var row = [name]
            for (arm, count) in zip(arms, counts) {
                let share = arm.people > 0 ? " (\(Words.number(100 * Double(count.people) / Double(arm.people), 0)) %)" : ""
                row += ["\(count.people)\(share)", "\(count.events)"]
            }
            if let control {
                row += others.map { arm in
                    let difference = Risk.difference(
                        events: counts[arm].people, people: arms[arm].people, otherEvents: counts[control].people, others: arms[control].people)
                    return difference.map { "\(Words.number(100 * $0.estimate, 0)) (\(Words.interval(100 * $0.interval.lower, 100 * $0.interval.upper, 0)))" } ?? "–"
                }
            }
            return row
        }
        return ReportTable(caption: caption, columns: columns, rows: cells, notes: notes)
    }

    private var grades: ReportTable? {
        var rows: [[String]] = []
        for (place, arm) in arms.enumerated() {
            for severity in AdverseEvent.Severity.allCases {
                for relatedness in AdverseEvent.Relatedness.allCases {
                    let count = count(arm: place) { $0.severity == severity && $0.relatedness == relatedness }
                    if count.events > 0 {
                        rows.append([arm.name, severity.rawValue, relatedness == .notAssessed ? "not assessed" : relatedness.rawValue, "\(count.people)", "\(count.events)"])
                    }
                }
            }
        }
        guard !rows.isEmpty else { return nil }
        return ReportTable(
            caption: "Severity and relatedness",
            columns: [.init("Arm"), .init("Severity"), .init("Relatedness"), .init("People", isNumeric: true), .init("Events", isNumeric: true)],
            rows: rows)
    }
}
