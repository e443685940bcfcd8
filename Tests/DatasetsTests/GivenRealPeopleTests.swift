import Datasets
import Instruments
import Statistics
import Testing

/// Stored scores of 375 real people, as their authors stored them: sums of items.
@Suite struct GivenRealPeopleTests {
    static let facets = [
        ("self_kindness", 5.0), ("common_humanity", 4), ("mindfulness", 4), ("self_judgment", 5), ("isolation", 4), ("over_identification", 4),
    ]

    @Test func theirSumsAreRecognised() throws {
        let catalog = try GivenShelf.catalog.get()
        var declared = try Self.facets.map { try GivenColumn(reading: "published_\($0.0)=scs.\($0.0)", catalog: catalog) }
        declared.append(try GivenColumn(reading: "published_scs_total_score=scs.total_item_mean", catalog: catalog))
        let scores = GivenScores(try GivenShelf.people(), declared: declared)
        #expect(!scores.isUsable && scores.findings.count == 7)
        for (finding, count) in zip(scores.findings, Self.facets.map(\.1) + [26]) {
            #expect(finding.kind == .otherConvention && finding.severity == .refuse)
            #expect(finding.sentence.hasSuffix("fit sums of \(Int(count)) items: divide them by \(Int(count))."), "\(finding.sentence)")
        }
        // Another form of a score still has its direction.
        let whole = try #require(DirectionCheck.all(scores).first?.oppositions.first)
        #expect(whole.correlation.n == 375 && !whole.isTurned && (whole.correlation.r ?? 0) < -0.6)
    }

    /// Facet means as a file would hold them, with four decimals; `reversing` stores the negative ones reversed.
    static func facetMeans(reversing: Bool) throws -> GivenScores {
        let people = try GivenShelf.people()
        var lines = [Self.facets.map(\.0).joined(separator: ",")]
        for row in 0..<people.rowCount {
            var fields: [String] = []
            for (name, count) in Self.facets {
                let column = try #require(people.header.firstIndex(of: "published_\(name)"))
                let mean = try #require(Double(people.field(row: row, column: column))) / count
                let isNegative = ["self_judgment", "isolation", "over_identification"].contains(name)
                fields.append("\(((reversing && isNegative ? 6 - mean : mean) * 10_000).rounded() / 10_000)")
            }
            lines.append(fields.joined(separator: ","))
        }
        let catalog = try GivenShelf.catalog.get()
        let declared = try Self.facets.map { try GivenColumn(reading: "\($0.0)=scs.\($0.0)", catalog: catalog) }
        return GivenScores(try DelimitedText(Array((lines.joined(separator: "\n") + "\n").utf8)), declared: declared)
    }

    /// CS with UCS over facet means: −0.648 (the project's evidence base, computed in Python).
    @Test func facetMeansAsAnswered() throws {
        let report = GivenReport(try Self.facetMeans(reversing: false))
        #expect(report.isUsable && report.findings.isEmpty)
        let whole = try #require(report.checks.first?.oppositions.first)
        #expect(whole.correlation.n == 375 && abs((whole.correlation.r ?? 0) - -0.6484093) < 1e-5)
        #expect(whole.straight == ["self_kindness", "common_humanity", "mindfulness"])
        #expect(whole.reversed == ["self_judgment", "isolation", "over_identification"])
    }

    @Test func facetMeansStoredReversed() throws {
        let report = GivenReport(try Self.facetMeans(reversing: true))
        // Reported, not refused, and nothing repaired.
        #expect(report.isUsable && report.findings.map(\.kind) == [.storedReversed])
        #expect(try #require(report.findings.first).sentence.hasPrefix("SCS may be stored with the negative side reversed already: the columns self_kindness, common_humanity, mindfulness against self_judgment, isolation, over_identification go together, r = 0.65 (95% interval 0.59 to 0.70, n = 375) (self_judgment 0.58, isolation 0.57, over_identification 0.55); declared as answered"))
        #expect(report.json["findings"]?.elements?.first?["kind"]?.string == "storedReversed")
        #expect(report.json["usable"] == .bool(true))
        let r = try #require(report.json["correlations"]?.elements?.first?["r"]?.double)
        #expect(abs(r - 0.6484093) < 1e-5)
    }

    /// A composite beside its facets is not counted twice, and 6 − UCS is not taken for UCS.
    @Test func compositesOfBothSides() throws {
        let text = try DelimitedText(Array(("a,b,c\n" + (0..<30).map { "\(1 + $0 % 5),\(1 + $0 % 5),\(5 - $0 % 5)\n" }.joined()).utf8))
        let catalog = try GivenShelf.catalog.get()
        func check(_ declared: [String]) throws -> [DirectionCheck] {
            DirectionCheck.all(GivenScores(text, declared: try declared.map { try GivenColumn(reading: $0, catalog: catalog) }))
        }
        #expect(try check(["a=scs.cs_item_mean", "b=scs.ucs_item_mean"]).first?.findings.count == 1)
        #expect(try check(["a=scs.cs_item_mean", "c=scs.ucs_item_mean"]).first?.findings.isEmpty == true)
        #expect(try check(["a=scs.cs_item_mean", "b=scs.rucs_item_mean"]).isEmpty)
        #expect(try check(["a=scs.total_item_mean", "b=gad7.total"]).isEmpty)
        let mixed = try check(["a=scs.cs_facet_mean", "b=scs.self_kindness", "c=scs.isolation"])
        #expect(mixed.first?.oppositions.first?.straight == ["b"])
    }
}
