import Accompaniment
import Foundation
import Testing

@Suite("Plain text as PDF")
struct TextPDFTests {
    private static let long = (1...400).map { "Sentence \($0) says something of no weight." }.joined(separator: " ")

    private func pdf(_ blocks: [TextPDF.Block]) -> TextPDF { TextPDF(title: "A copy", language: "de", foot: "foot", blocks) }

    @Test("Every object stands where the table of places says, and pages are as many as are counted")
    func places() throws {
        let bytes = pdf([.title("Title"), .paragraph(Self.long), .item("one"), .fact("Name", "Ada"), .small("note")]).bytes()
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("%PDF-1.7") && text.hasSuffix("%%EOF\n"))
        let latin = String(bytes: bytes, encoding: .isoLatin1) ?? ""
        let start = try #require(latin.range(of: "startxref\n")).upperBound
        let table = try #require(Int(latin[start...].prefix { $0.isNumber }))
        #expect(bytes[table...].starts(with: Array("xref\n".utf8)))
        let places = latin.components(separatedBy: " 00000 n ").dropLast().compactMap { Int($0.suffix(10)) }
        #expect(places.count > 12)
        for (number, place) in places.enumerated() {
            #expect(String(decoding: bytes[place...].prefix(20), as: UTF8.self).hasPrefix("\(number + 1) 0 obj"))
        }
        let pages = latin.components(separatedBy: "/Type /Page ").count - 1
        #expect(pages > 2 && latin.contains("/Count \(pages) "))
    }

    @Test("The same words give the same bytes")
    func same() {
        let blocks: [TextPDF.Block] = [.heading("Überschrift"), .paragraph(Self.long)]
        #expect(pdf(blocks).bytes() == pdf(blocks).bytes())
    }

    @Test("Letters of western Europe and its neighbors have a shape, composed or not; others stand as numbers")
    func letters() {
        let umlauts = String(decoding: pdf([.paragraph("äöüÄÖÜß €„“")]).bytes(), as: UTF8.self)
        #expect(umlauts.contains("<E4F6FCC4D6DCDF20808493>"))
        #expect(String(decoding: pdf([.paragraph("a\u{308}")]).bytes(), as: UTF8.self).contains("<E4>"))
        #expect(TextPDF.canShow([.fact("Name", "Łukasz Čížek Şule")]) && !TextPDF.canShow([.paragraph("名")]))
        let other = String(decoding: pdf([.paragraph("名")]).bytes(), as: UTF8.self)
        #expect(other.contains(Self.hex("[U+540D]")))
        // Nothing that a text holds ends the string that it stands in.
        #expect(String(decoding: pdf([.paragraph(")> Tj ET")]).bytes(), as: UTF8.self).contains(Self.hex(")> Tj ET")))
    }

    @Test("No line runs over the edge, also of a word without an end")
    func lines() {
        let bytes = String(decoding: pdf([.paragraph(String(repeating: "W", count: 500))]).bytes(), as: UTF8.self)
        let longest = bytes.components(separatedBy: " Tf <").dropFirst().map { $0.prefix { $0 != ">" }.count / 2 }.max() ?? 0
        // 475 points at 11 points of 944 thousandths.
        #expect(longest == 45)
    }

    private static func hex(_ text: String) -> String { text.utf8.map { String(format: "%02X", $0) }.joined() }
}
