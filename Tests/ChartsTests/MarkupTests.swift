import Charts
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What every drawing must be, whatever goes in: well-formed, named for screen readers, free of anything a strict
/// content policy refuses, with finite numbers only.
@Suite struct MarkupTests {
    struct Drawn: Sendable {
        let name: String
        let chart: any Chart
        let layout: ChartLayout
        let drawing: ChartDrawing
    }

    /// Samples, empty charts and every hostile combination, in both layouts; drawn once.
    static let everything: [Drawn] = {
        var charts = ChartSamples.all + HostileCharts.empty
        for text in HostileCharts.texts {
            for numbers in HostileCharts.numbers { charts += HostileCharts.charts(text, numbers) }
        }
        return charts.flatMap { name, chart in
            [ChartLayout.wide, .narrow].map { layout in
                Drawn(
                    name: "\(name), \(layout.width)", chart: chart, layout: layout,
                    drawing: chart.drawing(idPrefix: "t", layout: layout))
            }
        }
    }()

    @Test func wellFormed() {
        for drawn in Self.everything {
            let parser = XMLParser(data: Data(drawn.drawing.root.markup.utf8))
            let isWell = parser.parse()
            if !isWell { Issue.record("\(drawn.name): line \(parser.lineNumber) is not well-formed") }
        }
    }

    @Test func onlyFiniteNumbers() {
        let numeric: Set<String> = [
            "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "width", "height", "font-size", "stroke-width",
        ]
        let plain = Set("0123456789.-".unicodeScalars)
        let commands = Set("0123456789.- ,MLHVQCZv".unicodeScalars)
        for drawn in Self.everything {
            for element in drawn.drawing.root.family {
                for attribute in element.attributes where numeric.contains(attribute.name) {
                    let isNumber = attribute.value.unicodeScalars.allSatisfy(plain.contains)
                    if !isNumber || Double(attribute.value) == nil {
                        Issue.record("\(drawn.name): \(attribute)")
                    }
                }
                for place in ["d", "points", "viewBox"] {
                    let value = element[place] ?? ""
                    if !value.unicodeScalars.allSatisfy(commands.contains) {
                        Issue.record("\(drawn.name): \(value)")
                    }
                }
            }
        }
    }

    @Test func neverSaysNaN() {
        for numbers in HostileCharts.numbers {
            for (name, chart) in HostileCharts.charts("text", numbers) {
                let words = chart.svg(idPrefix: "t").lowercased() + chart.table.rows.joined().joined(separator: " ").lowercased()
                #expect(!words.contains("nan") && !words.contains("inf\"") && !words.contains("-inf"), "\(name)")
            }
        }
    }

    /// Nothing drawn leaves the sheet to the left or right, nor below it.
    @Test func nothingIsClipped() {
        for drawn in Self.everything {
            let height = drawn.drawing.root.number("height") ?? 0
            for text in TextBox.all(in: drawn.drawing) {
                let isAcross = text.box.left >= -0.5 && text.box.right <= drawn.layout.units + 0.5
                let isDown = text.box.top >= 0 && text.box.bottom <= height
                if !isAcross || !isDown { Issue.record("\(drawn.name): \(text) leaves the sheet") }
            }
        }
    }

    @Test func namedForScreenReaders() throws {
        for (name, chart) in ChartSamples.all {
            let root = chart.drawing(idPrefix: "p", layout: .wide).root
            #expect(root["role"] == "img")
            #expect(root["aria-labelledby"] == "p-title p-desc", "\(name)")
            let title = try #require(root.family.first { $0.name == "title" })
            let description = try #require(root.family.first { $0.name == "desc" })
            #expect(title["id"] == "p-title" && !title.words.isEmpty)
            #expect(description["id"] == "p-desc" && description.words.count > 60, "\(name): \(description.words)")
            let ids = root.family.compactMap { $0["id"] }
            #expect(Set(ids).count == ids.count)
        }
    }

    @Test func prefixBecomesAValidName() {
        let root = ChartSamples.person.drawing(idPrefix: "1 <x>\u{E9}", layout: .wide).root
        #expect(root["aria-labelledby"] == "chart-1--x---title chart-1--x---desc")
    }

    @Test func nothingAStrictPolicyRefuses() {
        let known: Set<String> = [
            "svg", "title", "desc", "rect", "line", "polyline", "path", "circle", "text",
        ]
        let attributes: Set<String> = [
            "xmlns", "class", "viewBox", "width", "height", "role", "aria-labelledby", "font-family", "id", "x", "y",
            "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "d", "points", "fill", "stroke", "stroke-width",
            "stroke-dasharray", "stroke-linejoin", "color", "font-size", "font-weight", "text-anchor",
        ]
        for drawn in Self.everything {
            for element in drawn.drawing.root.family {
                if !known.contains(element.name) { Issue.record("\(drawn.name): <\(element.name)>") }
                for attribute in element.attributes {
                    if !attributes.contains(attribute.name) { Issue.record("\(drawn.name): \(attribute)") }
                    if attribute.value.contains("url(") { Issue.record("\(drawn.name): \(attribute)") }
                }
            }
        }
    }

    @Test func everyColorHasAClass() {
        let classes = Set(Paint.all.map(\.className))
        for (_, chart) in ChartSamples.all {
            for element in chart.drawing(idPrefix: "t", layout: .wide).root.family where element["color"] != nil {
                #expect(classes.contains(element["class"] ?? ""))
                #expect(ChartStylesheet.css.contains(".\(element["class"] ?? "?"){color:var(--"))
            }
        }
    }
}
