/// The keys of sentences that sources name, as literals: whole (`"today.nothing"`), or the beginning of one
/// that is put together (`"help.kind.\(x)"`, or `"help.kind"` where only longer keys are there).
struct KeyScan {
    let areas: Set<String>
    private(set) var whole: [String: String] = [:]
    private(set) var beginnings: [String: String] = [:]

    /// Files look like keys.
    private static let otherEndings = ["json", "js", "css", "svg", "html", "mustache", "webmanifest", "csv", "pdf", "txt"]

    init(areas: Set<String>) { self.areas = areas }

    mutating func read(_ source: String, from file: String) {
        let code = source.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
        for match in code.matches(of: #/"([a-z][A-Za-z]*)\.([A-Za-z0-9.]*)("|\\\()/#) where areas.contains(String(match.1)) {
            let key = "\(match.1).\(match.2)"
            if match.3 == "\"" { whole[key] = file } else { beginnings[key] = file }
        }
    }

    func missing(from keys: Set<String>) -> [String] {
        let gone = whole.filter { key, _ in
            !keys.contains(key) && !keys.contains { $0.hasPrefix("\(key).") }
                && !Self.otherEndings.contains(key.split(separator: ".").last.map(String.init) ?? "")
        }
        let empty = beginnings.filter { start, _ in !keys.contains { $0.hasPrefix(start) } }
        return (gone.map { "\($1): \($0)" } + empty.map { "\($1): \($0)…" }).sorted()
    }

    func unused(of keys: Set<String>) -> [String] {
        let starts = beginnings.keys + whole.keys.map { "\($0)." }
        return keys.filter { key in whole[key] == nil && !starts.contains { key.hasPrefix($0) } }.sorted()
    }
}
