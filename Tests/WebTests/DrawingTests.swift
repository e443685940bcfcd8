import Instruments
import Reports
import Testing
import Web

@Suite("Drawings are read before they are shown")
struct DrawingTests {
    @Test("What is understood is written anew")
    func rewriting() throws {
        let drawing = try CheckedMarkup(
            svg: "<svg xmlns='http://www.w3.org/2000/svg' viewBox=\"0 0 1 1\" aria-labelledby=\"t d\">\n <title id=\"t\">A &lt; B &#x26; {{C}}</title><g>\n<rect x='0'/></g></svg>\n",
            idPrefix: "p")
        #expect(
            drawing.markup
                == "<svg viewBox=\"0 0 1 1\" aria-labelledby=\"p-t p-d\"><title id=\"p-t\">A &lt; B &amp; {{C}}</title><g><rect x=\"0\"></rect></g></svg>"
        )
    }

    @Test("What charts do not use is refused", arguments: [
        "<svg><script>alert(1)</script></svg>", "<svg onload=\"x\"/>", "<svg><a href=\"/\">x</a></svg>", "<svg style=\"fill:red\"/>", "<svg style=\"red\"/>",
        "<svg><style>*{}</style></svg>", "<svg><image href=\"x\"/></svg>", "<svg><use href=\"#a\"/></svg>", "<svg><foreignObject/></svg>",
        "<svg><rect fill=\"url(#a)\"/></svg>", "<svg><rect fill=\"u\nrl(//x)\"/></svg>", "<svg><rect fill=\"&#117;rl(x)\"/></svg>",
        "<svg xmlns=\"http://www.w3.org/1999/xhtml\"/>", "<svg xmlns:xlink=\"x\"/>", "<svg><!-- x --></svg>", "<?xml version=\"1.0\"?><svg/>",
        "<!DOCTYPE svg><svg/>", "<svg><![CDATA[x]]></svg>", "<svg>words</svg>", "<svg><g></svg>", "<svg></g></svg>", "<svg/><svg/>",
        "<svg><svg/></svg>", "<g/>", "", "words", "<svg", "<svg>", "<svg a>", "<svg width=1/>", "<svg width=\"1\"height=\"1\"/>",
        "<svg width=\"1\" width=\"2\"/>", "<svg width=\"<\"/>", "<svg id=\"a b<\"/>", "<svg id=\"\"/>", "<svg><text>&nbsp;</text></svg>",
        "<svg><text>&#xD800;</text></svg>", "<svg><text>&amp</text></svg>", "<SVG/>", "<svg/ >",
        "<svg>" + String(repeating: "<g>", count: 100) + String(repeating: "</g>", count: 100) + "</svg>",
    ])
    func refusal(_ svg: String) {
        #expect(throws: SVGFault.self) { try CheckedMarkup(svg: svg, idPrefix: "p") }
    }

    @Test("A site does not start with such a drawing, and says which")
    func refusedAtStart() throws {
        let bad = Document(
            title: "Overview", summary: "",
            sections: [Section(id: "s", title: "S", blocks: [
                .details(summary: "more", [.figure(Figure(id: "one", caption: "", svg: "<svg onload='x'/>"))]),
                .figure(Figure(id: "two", caption: "", svg: Sample.svg("a"), narrowSVG: "no")),
            ])])
        let content = SiteContent(
            studyTitle: "T", isFictional: true, overview: bad, participants: [], courses: ["P": bad], report: bad, catalog: .empty)
        let fault = #expect(throws: SiteFault.self) { try Sample.site(content) }
        guard case .drawings(let figures) = fault else { Issue.record("\(String(describing: fault))"); return }
        #expect(figures.count == 6)
        #expect(figures.first?.contains("one") == true && figures.first?.contains("onload") == true)
    }

    @Test("The style sheet cannot end its element or fetch anything", arguments: [
        "</style>", "@import 'x'", "a{background:url(x)}",
    ])
    func styles(_ css: String) {
        #expect(throws: SiteFault.stylesheet) { try CheckedMarkup(stylesheet: css) }
    }
}
