/// Where a table of answers comes from.
public enum AnswerSource: Sendable {
    /// An open file that can be read from its beginning again; it stays open.
    case file(descriptor: Int32)
    case bytes([UInt8])
}

/// A source that failed while it was read.
public struct AnswerSourceFault: Error, Hashable, Sendable, CustomStringConvertible {
    public let code: Int32

    public var description: String {
        "The table of answers cannot be read to its end (error \(code) of the system); check the disk and try again."
    }
}
