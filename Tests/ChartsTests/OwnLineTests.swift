import Charts
import Testing

/// A person's own line: a band around it, gaps in it, and no word that did not come from outside.
@Suite struct OwnLineTests {
    private func line(_ scores: [Double?], half: Double? = 0.5) -> OwnLine {
        OwnLine(
            title: "Titel", description: "Beschreibung", measure: "Maß", timeLabel: "Wochen", decimalMark: ",", range: 1...5,
            occasions: scores.enumerated().map { Occasion(week: Double($0 * 4), label: "Tag \($0)", score: $1, reason: "leer") },
            halfWidth: half, sessions: [SessionMark(week: 6, label: "Sitzung 1")], notes: ["Fußnote"],
            table: ChartTable(caption: "Tafel", columns: [.init("Tag"), .init("Zahl")], rows: [["0", "2,5"]]))
    }

    @Test func bandStaysWithinTheScale() throws {
        let chart = line([1.2, 3, 4.9])
        let low = try #require(chart.band(around: 1.2))
        let high = try #require(chart.band(around: 4.9))
        #expect(low.lower == 1 && low.upper == 1.7)
        #expect(high.lower == 4.4 && high.upper == 5)
        #expect(line([2], half: nil).band(around: 2) == nil)
        #expect(line([2], half: .nan).band(around: 2) == nil)
    }

    @Test func gapBreaksLineAndBand() {
        for layout in [ChartLayout.wide, .narrow] {
            let family = line([2, 2.5, nil, 3]).drawing(idPrefix: "t", layout: layout).root.family
            let bands = family.filter { $0.name == "path" && $0["class"] == "chart-band" }
            #expect(bands.count == 2)
            // One run of two points, and dotted edges of each stretch of the band.
            #expect(family.filter { $0.name == "polyline" && $0["stroke-dasharray"] == nil }.count == 1)
            #expect(family.filter { $0.name == "polyline" && $0["stroke-dasharray"] != nil }.count == 4)
        }
        #expect(line([2, 3], half: nil).drawing(idPrefix: "t", layout: .wide).root.family.allSatisfy { $0["class"] != "chart-band" })
    }

    @Test func everyWordComesFromOutside() {
        let family = line([2.5, nil, 3]).drawing(idPrefix: "t", layout: .wide).root.family
        let words = family.filter { ["text", "title", "desc"].contains($0.name) }.map(\.words)
        let known: Set<String> = ["Titel", "Beschreibung", "Maß", "Wochen", "Sitzung 1", "Fußnote", "2,5", "3,0"]
        let others = words.filter { !known.contains($0) && Double($0) == nil }
        #expect(others == [])
        #expect(words.contains("2,5"))
    }

    @Test func hostileNumbersDrawNothingWrong() {
        for scores in [[Double.nan], [.infinity, -.infinity], [], [nil], [1e300, 2]] as [[Double?]] {
            let svg = line(scores).svg(idPrefix: "t")
            #expect(!svg.contains("nan") && !svg.contains("inf"))
        }
    }

    @Test func profileTakesItsWordsFromOutside() {
        let side = FacetProfile.Words.Side(head: "Kopf", meaning: "Sinn", cell: "Zelle")
        let words = FacetProfile.Words(compassionate: side, uncompassionate: side, facet: "Art", side: "Seite", opening: "Anfang.", decimalMark: ",")
        let chart = FacetProfile(
            title: "Titel", earlierLabel: "früher", latestLabel: "später",
            facets: [.init(name: "Warm", side: .compassionate, earlier: 2, latest: 3.5), .init(name: "Streng", side: .uncompassionate, latest: nil, reason: "leer")],
            words: words)
        #expect(chart.table.columns.map(\.name) == ["Art", "Seite", "früher", "später"])
        #expect(chart.table.rows.first == ["Warm", "Zelle", "2,0", "3,5"])
        #expect(chart.description.hasPrefix("Anfang. Warm (Zelle): früher 2,0, später 3,5."))
        let texts = chart.drawing(idPrefix: "t", layout: .wide).root.family.filter { $0.name == "text" }.map(\.words)
        #expect(!texts.contains { $0.contains("ompassionate") || $0.contains("igher") })
    }
}
