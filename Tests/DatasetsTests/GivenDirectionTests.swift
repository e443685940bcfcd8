import Datasets
import Instruments
import Statistics
import Testing

/// Whether items or facets were reversed before they were stored, on 375 real people
/// (credit: `InstrumentsTests/Reference/README.md`).
@Suite struct GivenDirectionTests {
    static func stored(_ check: DirectionCheck) -> [GivenFinding] { check.findings.filter { $0.kind == .storedReversed } }

    /// −0.656 over 13 and 13 items, −0.648 over facets (computed from the same file by a Python
    /// script of the project's evidence base; recomputed here).
    @Test func answersAsGivenAreQuiet() throws {
        let check = DirectionCheck(try GivenShelf.table("scs"))
        let first = try #require(check.oppositions.first)
        #expect(first.name == "scs.total_item_mean" && first.correlation.n == 375)
        #expect(abs((first.correlation.r ?? 0) - -0.6559516) < 1e-6)
        // Each negative facet against the 13 positive items: −0.593, −0.573, −0.550.
        let facets = check.oppositions.dropFirst().map { ($0.name, $0.correlation.r ?? 0) }
        #expect(facets.map(\.0) == ["scs.self_judgment", "scs.isolation", "scs.over_identification"])
        for (found, expected) in zip(facets.map(\.1), [-0.5929826, -0.5726465, -0.5498188]) { #expect(abs(found - expected) < 1e-6) }
        #expect(check.findings.isEmpty)
        let report = GivenReport(try GivenShelf.table("scs"))
        #expect(report.isUsable && report.text.contains("against  scs.total_item_mean: r = −0.66 (95% interval −0.71 to −0.59, n = 375)"))
        #expect(report.text.hasSuffix("nothing found"))
    }

    /// The trap of a public file (ccaudek/self_compassion: CS with UCS +0.18 under the standard key).
    @Test func reversedItemsAreReportedAndNotRepaired() throws {
        let table = try GivenShelf.table("scs") { name, _, value in GivenShelf.negativeItems.contains(name) ? 6 - value : value }
        let check = DirectionCheck(table)
        #expect(abs((check.oppositions.first?.correlation.r ?? 0) - 0.6559516) < 1e-6)
        let finding = try #require(Self.stored(check).first)
        #expect(check.findings.count == 1 && finding.severity == .report)
        #expect(finding.sentence == "SCS may be stored with items reversed already: compassionate (CS) and uncompassionate (UCS) responding go together in scs.total_item_mean, r = 0.66 (95% interval 0.59 to 0.71, n = 375); as answered they usually go against each other. So do scs.self_judgment 0.59, scs.isolation 0.57, scs.over_identification 0.55. Other explanations: people who agree with everything, and people in whom the two sides do not oppose each other. Seen elsewhere: −0.65 in 375 people whose answers are stored as given, 0.18 in 747 whose negative items are stored reversed. Nothing was changed. Ask who prepared the file; the items are scs_1, scs_2, scs_4, scs_6, scs_8, scs_11, scs_13, scs_16, scs_18, scs_20, scs_21, scs_24, scs_25.")
        // As stored, so scored: the first person's items are untouched.
        #expect(table.answers[0]["scs_1"] == .value(2))
    }

    /// One negative facet alone: CS with UCS stays negative, the facet does not.
    @Test func oneFacetReversed() throws {
        let judgment: Set<String> = ["scs_1", "scs_8", "scs_11", "scs_16", "scs_21"]
        let check = DirectionCheck(try GivenShelf.table("scs") { name, _, value in judgment.contains(name) ? 6 - value : value })
        #expect((check.oppositions.first?.correlation.r ?? 1) < 0)
        let finding = try #require(Self.stored(check).first)
        #expect(finding.sentence.hasPrefix("SCS may be stored with items reversed already: scs.self_judgment and the items that the key takes as answered go together, r = 0.59"))
        #expect(finding.sentence.contains(" Not scs.isolation, scs.over_identification."))
    }

    /// One item alone goes against the rest of its facet.
    @Test func oneItemReversed() throws {
        let check = DirectionCheck(try GivenShelf.table("scs") { name, _, value in name == "scs_16" ? 6 - value : value })
        #expect(check.findings.map(\.kind) == [.itemsAgainstTheirScale])
        let finding = try #require(check.findings.first)
        #expect(finding.place == "scs.self_judgment" && finding.sentence.contains("one item goes against the rest") && finding.sentence.contains("scs_16 (−0."))
    }

    /// Inside one facet: the DERS reverses two of the five items of clarity, and all of awareness.
    @Test func reversedInsideAFacet() throws {
        let asGiven = DirectionCheck(try GivenShelf.table("ders36"))
        #expect(Self.stored(asGiven).isEmpty)
        #expect(asGiven.findings.map(\.kind) == [.oneAnswerThroughout])
        let key: Set<Int> = [1, 2, 6, 7, 8, 10, 17, 20, 22, 24, 34]
        let names = Set(key.map { "ders36_\($0)" })
        let turned = DirectionCheck(try GivenShelf.table("ders36") { name, _, value in names.contains(name) ? 6 - value : value })
        let finding = try #require(Self.stored(turned).first)
        #expect(finding.place == "ders36.total")
        for scale in ["goals", "impulse", "strategies", "clarity"] { #expect(finding.sentence.contains("ders36.\(scale) 0.")) }
    }

    @Test func oneAnswerThroughoutIsCounted() throws {
        let check = DirectionCheck(try GivenShelf.table("scs") { name, row, value in row < 7 && name.hasPrefix("scs_") ? 4 : value })
        let finding = try #require(check.findings.first)
        #expect(finding.kind == .oneAnswerThroughout && finding.rows == [2, 3, 4, 5, 6, 7, 8])
        #expect(finding.sentence == "7 rows of 375 give one answer to all 26 items of scs.total_item_mean, 13 of which the key reverses (rows 2, 3, 4, 5, 6 and 2 more). Counted, not judged: whether to leave them out is for the plan.")
    }

    /// Twenty rows at least, and an interval that leaves out 0.
    @Test func fewRowsSayNothing() throws {
        func check(_ rows: Int) throws -> DirectionCheck {
            var lines = [(1...26).map { "scs_\($0)" }.joined(separator: ",")]
            for row in 0..<rows { lines.append(Array(repeating: "\(row % 5 + 1)", count: 26).joined(separator: ",")) }
            let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
            return DirectionCheck(try ItemTable(bytes: bytes, instrument: try GivenShelf.instrument("scs"), columns: .codes))
        }
        #expect(Self.stored(try check(19)).isEmpty)
        #expect(Self.stored(try check(20)).count == 1)
        #expect(try check(20).oppositions.first?.correlation.r == 1)
        #expect(try check(19).oppositions.allSatisfy { $0.direction == .notChecked })
        #expect(try check(20).oppositions.allSatisfy { $0.direction == .together })
    }

    /// What cannot be said is said: too few rows, and an interval that includes 0.
    @Test func unsaidDirectionsAreNamed() throws {
        func text(_ rows: Int) throws -> String {
            let scs = try GivenShelf.instrument("scs")
            var lines = [scs.items.map(\.code).joined(separator: ",")]
            // The two sides follow different cycles, of 5 and of 4 rows: r = 0 over 20 rows or 40.
            for row in 0..<rows {
                // Item 5 a step ahead, so that nobody gives one answer throughout.
                let values = scs.items.map { item in
                    GivenShelf.negativeItems.contains(item.code) ? 1 + row % 4 : 1 + (item.number == 5 ? row + 1 : row) % 5
                }
                lines.append(values.map(String.init).joined(separator: ","))
            }
            let table = try ItemTable(bytes: Array((lines.joined(separator: "\n") + "\n").utf8), instrument: scs, columns: .codes)
            return GivenReport(table).text
        }
        let few = try text(19)
        #expect(few.contains("n = 19); not checked, n below 20\n"))
        #expect(few.hasSuffix("nothing found where something could be said"))
        let even = try text(40)
        #expect(even.contains("n = 40); direction not established\n"))
        #expect(!even.contains("not checked"))
    }

    @Test func noMixedKeyNoCheck() throws {
        let check = DirectionCheck(try GivenShelf.table("dass21"))
        #expect(check.oppositions.isEmpty && check.findings.isEmpty)
    }

    /// The RRQ gives each half as a mean and as a sum of the same items: one correlation each.
    @Test func meanAndSumAreOneThing() throws {
        let rrq = try GivenShelf.instrument("rrq")
        var lines = [rrq.items.map(\.code).joined(separator: ",")]
        for row in 0..<40 { lines.append(rrq.items.map { "\(1 + (row + $0.number % 2) % 5)" }.joined(separator: ",")) }
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        let check = DirectionCheck(try ItemTable(bytes: bytes, instrument: rrq, columns: .codes))
        #expect(check.oppositions.map(\.name) == ["rrq.rumination", "rrq.reflection"])
        #expect(Self.stored(check).count == 1)
    }

    /// A missing answer takes its row out, and only out of what it is part of.
    @Test func gapsAreLeftOut() throws {
        let scs = try GivenShelf.instrument("scs")
        var lines = [scs.items.map(\.code).joined(separator: ",")]
        for row in 0..<30 {
            lines.append(scs.items.map { $0.number == 5 && row < 4 ? "" : "\(1 + (row * $0.number) % 5)" }.joined(separator: ","))
        }
        let check = DirectionCheck(try ItemTable(bytes: Array((lines.joined(separator: "\n") + "\n").utf8), instrument: scs, columns: .codes))
        #expect(check.oppositions.first?.correlation.n == 26)
    }
}
