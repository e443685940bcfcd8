import Accompaniment
import Testing

@Suite("Reading a consent text in parts")
struct ConsentReadingTests {
    @Test("Headings start parts, empty lines end paragraphs, dashes make lists")
    func parts() {
        let reading = ConsentReading("Before\nall\n\n# One\r\nA b\r\nc\r\n\r\n- x\r\n- y\r\n  goes on\r\n\r\nafter\n# Two\n- z\n")
        #expect(reading.parts.map(\.title) == [nil, "One", "Two"])
        #expect(reading.parts[0].blocks == [.paragraph("Before all")])
        #expect(reading.parts[1].blocks == [.paragraph("A b c"), .list(["x", "y goes on"]), .paragraph("after")])
        #expect(reading.parts[2].blocks == [.list(["z"])])
    }

    @Test("An empty text is one empty part; a sign in the middle of a line is a sign", arguments: ["", "\n\n", " \t\n"])
    func empty(_ text: String) {
        #expect(ConsentReading(text).parts.map(\.blocks) == [[]])
        #expect(ConsentReading("a # b - c").parts[0].blocks == [.paragraph("a # b - c")])
    }

    @Test("No word is dropped, doubled or moved, whatever the text")
    func words() {
        var numbers = SystemRandomNumberGenerator()
        let pieces = ["# ", "- ", "\n", "\n\n", "\r\n", " ", "  ", "word", "#", "-", "ä", "\t", "\u{2028}", "e\u{301}", "# #", "- - "]
        for _ in 0..<5_000 {
            let text = (0..<Int.random(in: 0...30, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
            let read = ConsentReading(text).parts.flatMap { part in
                [part.title ?? ""] + part.blocks.flatMap { block in
                    switch block {
                    case .paragraph(let words): [words]
                    case .list(let items): items
                    }
                }
            }
            #expect(Self.letters(read.joined(separator: " ")) == Self.letters(Self.unmarked(text)), "\(text.debugDescription)")
        }
    }

    /// The text without its marks.
    private static func unmarked(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { $0.hasPrefix("# ") || $0.hasPrefix("- ") ? $0.dropFirst(2) : $0 }.joined(separator: " ")
    }

    private static func letters(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
}
