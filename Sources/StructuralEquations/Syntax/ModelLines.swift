/// The statements of a model as texts: comments (`#`, `!`) cut off, statements on one line parted at
/// `;`, and a statement that goes on in the next line put together.
struct ModelLines {
    struct Piece {
        let line: Int
        var text: String
    }

    private(set) var pieces: [Piece] = []

    init(_ text: String) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let bare = line.prefix { $0 != "#" && $0 != "!" }
            for (part, piece) in bare.split(separator: ";", omittingEmptySubsequences: true).enumerated() {
                add(piece.trimmed, line: index + 1, beginsLine: part == 0)
            }
        }
    }

    private mutating func add(_ text: String, line: Int, beginsLine: Bool) {
        guard !text.isEmpty else { return }
        if beginsLine, let last = pieces.last, Self.goesOn(last.text) || Self.continues(text) {
            pieces[pieces.count - 1].text = last.text + " " + text
        } else {
            pieces.append(Piece(line: line, text: text))
        }
    }

    /// Whether a statement cannot end here.
    private static func goesOn(_ text: String) -> Bool {
        guard let last = text.last else { return false }
        return "+~*,(=".contains(last) || text.filter { $0 == "(" }.count > text.filter { $0 == ")" }.count
    }

    /// Whether a line cannot begin a statement.
    private static func continues(_ text: String) -> Bool { text.first.map { "+*,)".contains($0) } ?? false }
}

extension Substring {
    /// Without blanks at its ends.
    var trimmed: String {
        var part = self
        while part.first?.isWhitespace == true { part = part.dropFirst() }
        while part.last?.isWhitespace == true { part = part.dropLast() }
        return String(part)
    }
}
