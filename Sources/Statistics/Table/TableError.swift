/// What can be wrong with the use of a table, in a sentence.
public enum TableError: Error, Hashable, Sendable, CustomStringConvertible {
    case twice(String)
    case length(String, Int, expected: Int)
    case unknown(String, nearest: [String])
    case notNumeric(String, levels: [String])

    public var description: String {
        switch self {
        case .twice(let name): "The column \"\(name)\" appears twice."
        case .length(let name, let count, let expected):
            "The column \"\(name)\" has \(count) rows where the others have \(expected)."
        case .unknown(let name, let nearest):
            nearest.isEmpty
                ? "There is no column \"\(name)\"."
                : "There is no column \"\(name)\". The nearest are \(nearest.map { "\"\($0)\"" }.joined(separator: ", "))."
        case .notNumeric(let name, let levels):
            "The column \"\(name)\" holds text with \(levels.count) categories where numbers are needed."
        }
    }
}
