public import Statistics

extension OperatingTable {
    /// What was planted, what was said, how often it was right.
    public var readable: ReadableTable {
        ReadableTable(
            "Planted truths", columns: ["Truth", "n", "Repetitions", "Right", "95 % interval", "What was said", "Beside"],
            rows: rows.map { row in
                let interval = row.interval()
                return [
                    .text(row.id), .count(row.people), .count(row.repetitions), .share(row.share), .interval(interval.lower, interval.upper),
                    .text(Self.words(row.words, of: row.repetitions)), .text(Self.words(row.tallies, of: row.repetitions)),
                ]
            },
            notes: ["Intervals as Wilson's (1927). Seed \(seed)."] + rows.flatMap { row in
                row.failures.map { "\(row.id): \($0.count) could not be carried out: \($0.name)" }
            })
    }

    /// The same, with the sentences of what was planted, for a page of documentation.
    public var markdown: String {
        var lines = ["| truth | planted | should be said | n | right | 95 % interval | what was said | beside |", "|---|---|---|---|---|---|---|---|"]
        for row in rows {
            let interval = row.interval()
            lines.append(
                "| \(row.id) | \(row.truth) | \(row.wanted) | \(row.people) | \(Self.percent(row.share)) | \(Self.percent(interval.lower)) to \(Self.percent(interval.upper)) | \(Self.words(row.words, of: row.repetitions)) | \(Self.words(row.tallies, of: row.repetitions)) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func words(_ counts: [Count], of whole: Int) -> String {
        counts.map { "\($0.name) \(percent(whole > 0 ? Double($0.count) / Double(whole) : 0))" }.joined(separator: "; ")
    }

    /// With one decimal.
    private static func percent(_ share: Double) -> String {
        guard share.isFinite else { return "–" }
        let tenths = Int((share.magnitude * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
