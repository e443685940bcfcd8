import Charts
import Testing

/// The text alternatives carry the numbers that the drawing carries.
@Suite struct WordsTests {
    @Test func tablesAreRectangular() {
        for drawn in MarkupTests.everything {
            let table = drawn.chart.table
            #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(drawn.name)")
        }
    }

    @Test func trajectoryInWords() {
        let words = ChartSamples.trajectory.description
        #expect(words.contains("On this scale lower is better."))
        // MAPP1, week 18, MDMA: mean 19.6, SD 13.61, n 42 (evidence table); 1.96 × 13.61 / √42 = 4.116.
        #expect(words.contains("week 18: 19.6 (15.5 to 23.7), 42 people"))
        #expect(words.contains("week 8: withheld in this sample, 39 people"))
        #expect(words.contains("Session 2 at week 9"))
        let table = ChartSamples.trajectory.table
        #expect(table.rows.count == 8)
        #expect(table.rows[3] == ["MDMA-assisted therapy", "18", "Week 18", "19.6", "15.5 to 23.7", "42"])
    }

    @Test func missingVisitBreaksTheLineAndSaysWhy() {
        let drawing = ChartSamples.person.drawing(idPrefix: "t", layout: .wide)
        let lines = drawing.root.family.filter { $0.name == "polyline" }
        // Two runs: before and after the missed visit.
        #expect(lines.count == 2)
        let texts = drawing.root.family.filter { $0.name == "text" }.map(\.words)
        #expect(texts.contains { $0.contains("Week 10: visit missed") })
        #expect(ChartSamples.person.table.rows[2] == ["10", "Week 10", "visit missed"])
    }

    @Test func pathsAreDashedWhenZeroIsInside() throws {
        let model = ChartSamples.path(1)
        #expect(model.direct.includes(0) == true)
        #expect(model.dash(model.direct) != nil)
        #expect(model.dash(model.mediators[0].a) == nil)
        #expect(model.dash(.init(1, standardError: 9)) == nil)
        #expect(model.description.contains("c\u{2032}, MDMA (against placebo) to Change in CAPS-5, directly: \u{2212}4.92"))
        #expect(ChartSamples.path(2).symbol("a", 1) == "a\u{2082}")
    }

    @Test func wrappingKeepsWordsAndIntervals() {
        #expect(Label.wrap("MDMA-assisted therapy", width: 80, size: 13, bold: true) == ["MDMA-", "assisted", "therapy"])
        let bound = Label.bound("c: \u{2212}9.20 (\u{2212}14.30 to \u{2212}4.10)")
        let lines = Label.wrap(bound, width: 130, size: 12)
        #expect(lines.count == 2)
        #expect(Label.wrap("", width: 80, size: 13).isEmpty)
        #expect(Label.shortened("abcdefghijklmnop", width: 40, size: 12).hasSuffix("\u{2026}"))
    }

    @Test func pairCarriesBothLayoutsWithDifferentIds() {
        let pair = ChartSamples.person.svgPair(idPrefix: "p")
        #expect(pair.contains("id=\"p-wide-title\"") && pair.contains("id=\"p-narrow-title\""))
        #expect(pair.contains("chart-wide") && pair.contains("chart-narrow"))
    }
}
