import AnalysisPlans

/// Where a plan comes from: a file, or the fields of one analysis on the command line.
enum PlanSource {
    case file(String)
    /// The text that they make.
    case text(String)

    /// - Parameter others: `field=value`, the value as it would stand in a plan.
    static func fields(kind: String, formula: String?, others: [String]) throws -> PlanSource {
        var lines = ["plan: 1", "analysis: \(kind)"]
        if let formula { lines.append("formula: \(quoted(formula))") }
        for other in others {
            guard let place = other.firstIndex(of: "="), place > other.startIndex else {
                throw CommandFault("--set \(other): write it as field=value, for instance --set method=ML.")
            }
            lines.append("\(other[..<place]): \(other[other.index(after: place)...])")
        }
        return .text(lines.joined(separator: "\n") + "\n")
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    var name: String {
        switch self {
        case .file(let path): path
        case .text: "the analysis of --kind"
        }
    }

    func text() throws -> String {
        switch self {
        case .file(let path): try InputFile.text(path)
        case .text(let text): text
        }
    }

    func read() throws -> (value: PlanValue, text: String) {
        let text = try text()
        return (try PlanFile.value(of: text, file: name), text)
    }
}
