import Foundation
import Statistics

/// Tables that the tests share.
enum Given {
    static func example(_ name: String, levels: [String: [String]] = [:]) throws -> DataTable {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let table = try DataTable(bytes: Array(Data(contentsOf: folder.appending(path: "Examples/\(name)"))))
        return try DataTable(columns: table.columns.map { column in
            guard let wanted = levels[column.name], case .categorical(let old, let codes) = column.content else { return column }
            let place = old.map { level in wanted.firstIndex(of: level) }
            return Column(name: column.name, content: .categorical(levels: wanted, codes: codes.map { code in code.flatMap { place[$0] } }))
        })
    }

    static func beatTheBlues() throws -> DataTable { try example("beat-the-blues.csv", levels: ["treatment": ["TAU", "BtheB"]]) }

    static func words(_ name: String, _ values: [String], levels: [String]? = nil) -> Column {
        let all = levels ?? Array(Set(values)).sorted()
        return Column(name: name, content: .categorical(levels: all, codes: values.map { value in all.firstIndex(of: value) }))
    }

    /// People over days whose gain fades at a rate, beside ones who gain less.
    static func fading(tau: Double, people: Int, seed: UInt64, noise: Double = 2) throws -> DataTable {
        let days: [Double] = [0, 21, 42, 90, 180, 365, 545, 730]
        var stream = RandomStream(seed: seed, stream: 0, purpose: 99)
        var person: [String] = []
        var arm: [String] = []
        var time: [Double?] = []
        var outcome: [Double?] = []
        for number in 0..<people {
            let isActive = number % 2 == 1
            let level = 30 + 5 * stream.normal()
            let gain = (isActive ? 14.0 : 5) + 3 * stream.normal()
            for day in days {
                let left = min(1, day / 42) * exp(-max(0, day - 42) / tau)
                person.append("p\(number)")
                arm.append(isActive ? "active" : "control")
                time.append(day)
                outcome.append(level - gain * left + noise * stream.normal())
            }
        }
        return try DataTable(columns: [
            words("person", person), words("arm", arm, levels: ["control", "active"]), Column(name: "day", numbers: time),
            Column(name: "y", numbers: outcome),
        ])
    }
}

extension ResultTree {
    /// A leaf under a dotted path.
    func at(_ path: String) -> Double? {
        var tree: ResultTree? = self
        for name in path.split(separator: ".") { tree = tree?[String(name)] }
        return tree?.number
    }
}

func isNear(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-6) -> Bool {
    guard let value else { return false }
    return (value - expected).magnitude <= tolerance * max(1, expected.magnitude)
}

/// Everything that a fit says in words.
func sentences(_ fit: some AnalysisFit) -> String {
    let tables = fit.tables.flatMap { table in
        [table.title] + table.columns + table.notes + table.rows.flatMap { row in
            row.compactMap { cell -> String? in
                switch cell {
                case .text(let text), .missing(let text): text
                default: nil
                }
            }
        }
    }
    let leaves = fit.results.leaves.compactMap { _, value -> String? in
        if case .missing(let reason) = value { reason } else { nil }
    }
    return (tables + fit.warnings + leaves + fit.pictures.flatMap { [$0.title, $0.caption] } + [fit.account.missing]).joined(separator: "\n")
}

func hasForbiddenWords(_ text: String) -> [String] {
    ["fully mediated", "full mediation", "proves", "proof", "caused by", "causes", "is the mechanism", "patient"].filter { text.lowercased().contains($0) }
}
