import Foundation

/// A document of plain text as PDF, written here so that it needs no browser and no font file:
/// the same words give the same bytes. It is tagged, so that a screen reader hears headings,
/// paragraphs and lists in their order.
public struct TextPDF: Hashable, Sendable {
    public enum Block: Hashable, Sendable {
        case title(String)
        case heading(String)
        case paragraph(String)
        case item(String)
        /// A name and what stands for it.
        case fact(String, String)
        /// A note in small letters.
        case small(String)
    }

    /// In the document's properties; it says nothing of health.
    public let title: String
    /// BCP 47.
    public let language: String
    public let blocks: [Block]
    /// At the foot of every page; ``page`` and ``pages`` are replaced.
    public let foot: String

    /// Stand for the number of a page and of all pages; no text of a person holds these characters.
    static let page = "\u{E000}"
    static let pages = "\u{E001}"

    public init(title: String, language: String, foot: String, _ blocks: [Block]) {
        self.title = title
        self.language = language
        self.foot = foot
        self.blocks = blocks
    }

    /// Whether every letter of the blocks has a shape in the fonts that every reader has.
    public static func canShow(_ blocks: [Block]) -> Bool {
        blocks.allSatisfy { $0.words.precomposedStringWithCanonicalMapping.unicodeScalars.allSatisfy { PrintedLetters.place(of: $0) != nil || $0 == "\n" || $0 == "\t" || $0 == "\r" } }
    }

    public func bytes() -> [UInt8] {
        PDFFile(self, pages: PDFLayout(blocks).pages).bytes()
    }
}

extension TextPDF.Block {
    var words: String {
        switch self {
        case .title(let text), .heading(let text), .paragraph(let text), .item(let text), .small(let text): text
        case .fact(let name, let value): name + value
        }
    }

    /// Its element in the tree that a screen reader follows (PDF 32000-1, 14.8.4).
    var tag: String {
        switch self {
        case .title: "H1"
        case .heading: "H2"
        case .item: "LI"
        case .paragraph, .fact, .small: "P"
        }
    }

    struct Style {
        let size: Int
        let isBold: Bool
        /// Before it.
        let space: Int
        let indent: Int
    }

    var style: Style {
        switch self {
        case .title: Style(size: 20, isBold: true, space: 0, indent: 0)
        case .heading: Style(size: 14, isBold: true, space: 16, indent: 0)
        case .paragraph: Style(size: 11, isBold: false, space: 7, indent: 0)
        case .item: Style(size: 11, isBold: false, space: 4, indent: 16)
        case .fact: Style(size: 11, isBold: false, space: 5, indent: 0)
        case .small: Style(size: 9, isBold: false, space: 7, indent: 0)
        }
    }
}
