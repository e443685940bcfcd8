/// Why the book of sign-ins could not do what was asked.
public enum BookError: Error, Hashable, CustomStringConvertible {
    case file(path: String, problem: String)
    case openToOthers(path: String, mode: String)
    case wrongKey(path: String)
    case newer(path: String)
    case notDurable([String])
    case damaged(table: String, column: String)
    case failed(String)

    public var description: String {
        switch self {
        case .file(let path, let problem): "Book of sign-ins \(path): \(problem)."
        case .openToOthers(let path, let mode):
            "Book of sign-ins \(path): the file is open to others (mode \(mode)); run chmod 600 on it."
        case .wrongKey(let path):
            "Book of sign-ins \(path): it was made with another access key; give the key that lay beside it."
        case .newer(let path): "Book of sign-ins \(path): it was made by a newer version of the program; run that one."
        case .notDurable(let faults):
            "Book of sign-ins: it would not keep what it acknowledges: \(faults.joined(separator: " "))"
        case .damaged(let table, let column):
            "Book of sign-ins: the table \(table) holds a row whose \(column) cannot be read; restore the file from its copy."
        case .failed(let problem): "Book of sign-ins: it could not be read or written: \(problem). Nothing was changed."
        }
    }
}
