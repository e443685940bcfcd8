/// Why a file of the watchdog cannot be used.
public struct WatchFileError: Error, Hashable, Sendable, CustomStringConvertible {
    public let path: String
    public let problem: String

    public var description: String { "\(path): \(problem). The directory must be there, and be the program's own." }

    static func noAnswer(from path: String) -> Self {
        Self(path: path, problem: "The file system did not answer in time, as a network folder does whose server is gone")
    }
}
