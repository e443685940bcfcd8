import Mustache
import Reports
import Testing
import Web

@Suite("Words stay words")
struct EscapingTests {
    /// Written to end attributes, elements and templates; the last two hide a sign in a grapheme of its neighbor.
    static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</title></style></svg><b>",
        "{{.frame.title}}{{{x}}}", "<!-- ", "&lt;&amp;", "javascript:alert(1)", "\u{0}\u{1B}[2J<i>", "\u{0600}<script>\u{0600}\"",
        "\"\u{0301} onmouseover=alert(1) x=\"\u{0301}<\u{0301}b>",
    ]

    @Test("No text changes the elements and attributes of a page", arguments: hostile)
    func shapes(_ text: String) throws {
        let plain = try pages(Sample.content())
        let bent = try pages(Sample.content(say: { "\($0)\(text)" }))
        #expect(plain.count == bent.count)
        for (one, other) in zip(plain, bent) { #expect(HTMLTags(one).shape == HTMLTags(other).shape) }
        for html in bent {
            for tag in HTMLTags(html).tags {
                let url = tag.attributes["href"] ?? "/"
                #expect(url.hasPrefix("/") || url.hasPrefix("#") || url.hasPrefix("tel:"), "\(url)")
            }
        }
    }

    private func pages(_ content: SiteContent) throws -> [String] {
        let site = try Sample.site(content)
        let name = content.participants[1].pseudonym
        return try [
            site.templates.render(site.overviewPage()), site.templates.render(site.participantsPage(1)),
            site.templates.render(site.participantPage(name)), site.templates.render(site.reportPage()),
            site.templates.render(site.failurePage(.nothingHere)),
            StandaloneReport.render(content.report, studyTitle: content.studyTitle, isFictional: true),
        ]
    }

    @Test("No neighbor hides a sign from the library's escaping, whatever it is")
    func neighbors() throws {
        let template = try MustacheTemplate(string: "{{.}}")
        for start in stride(from: UInt32(0), to: 0x110000, by: 0x1000) {
            var text = ""
            for value in start..<(start + 0x1000) {
                guard let scalar = Unicode.Scalar(value), scalar != "<", scalar != "\"" else { continue }
                for sign in ["<", "\""] as [Unicode.Scalar] {
                    text.unicodeScalars.append(contentsOf: ["a", scalar, sign, scalar, "z"])
                }
            }
            let html = template.render(PageText(text))
            #expect(!html.unicodeScalars.contains("<") && !html.unicodeScalars.contains("\""), "at U+\(String(start, radix: 16))")
        }
    }

    @Test func ordinaryWordsAreUnchanged() {
        for text in ["", "Zoë’s café · −3.2", "नमस्ते", "👩‍👩‍👧", "a\u{0301}", "line\nline", "{one}"] {
            #expect(PageText(text).text == text)
        }
        #expect(PageText("a\u{0}b\u{FFFE}c").text == "abc")
    }
}
