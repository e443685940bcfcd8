public import Instruments

/// The scores of a whole file, in the order of its rows.
public struct StreamedScores: Sendable {
    /// One after the other.
    public let parts: [BatchScores]
    public let rowCount: Int
    /// Whether the file was read quickly; the scores are the same either way.
    public let isPlain: Bool

    init(parts: [BatchScores], isPlain: Bool) {
        self.parts = parts
        self.isPlain = isPlain
        rowCount = parts.reduce(0) { $0 + $1.rowCount }
    }
}

/// A file of scores, ready to be written.
public struct StreamedText: Sendable {
    /// One after the other.
    public let pieces: [[UInt8]]
    public let rowCount: Int
    /// How many rows hold an answer, or a safety item left open, that needs a person.
    public let needingAPerson: Int
    /// The first of them (from 1), at most `named`.
    public let firstNeedingAPerson: [Int]
    /// Whether the input was read quickly; the text is the same either way.
    public let isPlain: Bool

    public static let named = 10
}
