/// What is wrong with an expression, and where: two lines show the place.
///
/// ```
/// There is no column "bdi_pots". The nearest are "bdi_post".
///   bdi_pots - bdi_pre
///   ^
/// ```
public struct ExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
    public let message: String
    public let source: String
    /// Where in ``source``, in Unicode scalars from 0.
    public let position: Int

    init(_ message: String, in source: String, at position: Int) {
        self.message = message
        self.source = source
        self.position = position
    }

    public var description: String { "\(message)\n  \(caretLines.text)\n  \(caretLines.caret)" }

    /// The line of the source that holds the position, and the mark below it.
    private var caretLines: (text: String, caret: String) {
        let scalars = Array(source.unicodeScalars)
        let place = min(max(position, 0), scalars.count)
        let isBreak = { (scalar: Unicode.Scalar) in scalar == "\n" || scalar == "\r" }
        var start = place
        while start > 0, place - start < Self.reach, !isBreak(scalars[start - 1]) { start -= 1 }
        var end = place
        while end < scalars.count, end - place < Self.reach, !isBreak(scalars[end]) { end += 1 }
        let spaced = { (part: ArraySlice<Unicode.Scalar>) in
            var text = ""
            for scalar in part { text.unicodeScalars.append(scalar == "\t" ? " " : scalar) }
            return text
        }
        let indent = String(repeating: " ", count: spaced(scalars[start..<place]).count)
        return (spaced(scalars[start..<end]), indent + "^")
    }

    /// So much of a long line is shown to either side.
    private static let reach = 60
}
