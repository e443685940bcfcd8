import Datasets
import Instruments
import Statistics
import Testing

/// Scores that somebody else computed, value by value.
@Suite struct GivenScoresTests {
    /// A group mean of 31.9 on the QIDS-SR16, which ends at 27, stands in a public data set
    /// (Davis 2021, week 5, waiting list; metapsy-project/data-depression-psiloctr, row 22).
    @Test func anImpossibleQIDSIsRefused() throws {
        for unit in [GivenColumn.Unit.groupMeans, .people] {
            let scores = try GivenShelf.check("qids_sr16.total", ["5,2", "31,9", "5,5", "17,7"], unit: unit)
            #expect(!scores.isUsable)
            let refusal = try #require(scores.findings.first)
            #expect(refusal.severity == .refuse && refusal.kind == .outsideRange && refusal.rows == [3])
            #expect(refusal.sentence == "Row 3, column \"x\": 31.9 is impossible: QIDS-SR16 total runs 0 to 27. Correct it at its source, or leave the field empty.")
        }
        let possible = try GivenShelf.check("qids_sr16.total", ["5,2", "27", "0"], unit: .groupMeans)
        #expect(possible.isUsable && possible.findings.isEmpty)
    }

    /// A person's total of 31 (self-blinded microdosing data, szb37/cgrc).
    @Test func oneMoreThanTheEndIsOutside() throws {
        #expect(GivenShelf.kinds(try GivenShelf.check("qids_sr16.total", ["27", "0"])).isEmpty)
        #expect(GivenShelf.kinds(try GivenShelf.check("qids_sr16.total", ["28", "0"])) == [.outsideRange])
        #expect(GivenShelf.kinds(try GivenShelf.check("qids_sr16.total", ["-1.5", "0"])) == [.outsideRange])
        #expect(GivenShelf.kinds(try GivenShelf.check("qids_sr16.total", ["31", "4"])) == [.outsideRange])
    }

    @Test func aSumOf26ItemsIsNoMean() throws {
        let scores = try GivenShelf.check("scs.total_item_mean", ["60", "42", "130", "26"])
        #expect(!scores.isUsable && scores.findings.count == 1)
        let finding = try #require(scores.findings.first)
        #expect(finding.kind == .otherConvention)
        #expect(finding.sentence == "The column \"x\": scs.total_item_mean runs 1 to 5, and all 4 values (26 to 130) fit sums of 26 items: divide them by 26.")
        // Declared as the mean of facets the sum of items cannot be converted, only declared anew.
        let grand = try GivenShelf.check("scs.total_grand_mean", ["60", "42", "130"])
        #expect(grand.findings.map(\.sentence) == ["The column \"x\": scs.total_grand_mean runs 1 to 5, and all 3 values (42 to 130) fit sums of 26 items: divide them by 26 and declare them as scs.total_item_mean."])
    }

    /// 6 to 30 in the first publication of the scale (Neff 2003), 1 to 5 today.
    @Test func aSumOfSixFacetMeansIsNoMean() throws {
        let scores = try GivenShelf.check("scs.total_grand_mean", ["17.65", "6", "24.3"])
        #expect(scores.findings.map(\.sentence) == ["The column \"x\": scs.total_grand_mean runs 1 to 5, and all 3 values (6 to 24.3) fit total_sum_of_facet_means (Total self-compassion (sum of the six facet means)): divide them by 6, or declare them as scs.total_sum_of_facet_means."])
        let back = try GivenShelf.check("scs.total_sum_of_facet_means", ["2.942", "1", "4.05"])
        #expect(try #require(back.findings.first).sentence.contains("multiply them by 6, or declare them as scs.total_grand_mean"))
        // Whole numbers from 26 to 30 fit two forms; the sentence says so.
        let both = try GivenShelf.check("scs.total_grand_mean", ["26", "28", "30"])
        #expect(try #require(both.findings.first).sentence.hasSuffix("Several forms fit: ask who computed them."))
    }

    @Test func facetSums() throws {
        let scores = try GivenShelf.check("scs.self_kindness", ["10", "14", "25"])
        #expect(try #require(scores.findings.first).sentence.hasSuffix("fit sums of 5 items: divide them by 5."))
        let mean = try GivenShelf.check("phq9.total", ["0.5556", "0.1111", "2.3333"])
        #expect(try #require(mean.findings.first).sentence == "The column \"x\": 3 values lie between the steps of phq9.total, and all 3 values (0.1111 to 2.3333) fit means of 9 items: multiply them by 9.")
    }

    /// DASS-21 facets circulate doubled (to compare with 42 items) and not.
    @Test func doubledAndNot() throws {
        let doubled = try GivenShelf.check("dass21.depression_raw", ["4", "38", "12"])
        #expect(try #require(doubled.findings.first).sentence.contains("fit depression (Depression (doubled, DASS-42 metric)): divide them by 2, or declare them as dass21.depression."))
        // Within the doubled range only odd values give it away.
        let raw = try GivenShelf.check("dass21.depression", ["4", "19", "12"])
        #expect(raw.findings.map(\.severity) == [.refuse])
        #expect(try #require(raw.findings.first).sentence.contains("1 value lies between the steps of dass21.depression, and all 3 values (4 to 19) fit depression_raw"))
        #expect(try #require(raw.findings.first).sentence.contains("multiply them by 2, or declare them as dass21.depression_raw"))
        #expect(try GivenShelf.check("dass21.depression", ["4", "18", "12"]).findings.isEmpty)
    }

    /// The WHO-5 as 0 to 25, or × 4 as a percentage.
    @Test func rawAndPercent() throws {
        let percent = try GivenShelf.check("who5.raw", ["100", "52", "8"])
        #expect(try #require(percent.findings.first).sentence.contains("divide them by 4, or declare them as who5.percent"))
        let raw = try GivenShelf.check("who5.percent", ["25", "13", "2"])
        #expect(try #require(raw.findings.first).sentence.contains("multiply them by 4, or declare them as who5.raw"))
    }

    /// Several exports of the MEQ30 number the answers 1 to 6 instead of 0 to 5.
    @Test func answersNumberedFromOne() throws {
        let values = ["5.2", "5.9", "1.4", "3.8", "6"]
        let scores = try GivenShelf.check("meq30.total", values, unit: .groupMeans)
        #expect(try #require(scores.findings.first).sentence.contains("answers that were numbered from 1 instead of 0: subtract 1."))
        // Four values are no evidence.
        #expect(GivenShelf.kinds(try GivenShelf.check("meq30.total", Array(values.dropLast()), unit: .groupMeans)) == [.outsideRange, .outsideRange])
    }

    @Test func whatNoAnswersCanGive() throws {
        // 2.9 is no multiple of 1/26: 75/26 = 2.8846, 76/26 = 2.9231. Printed with one decimal it may be.
        #expect(try GivenShelf.check("scs.total_item_mean", ["2.9", "2.92", "2.9231", "2.88", "3"]).findings.isEmpty)
        let scores = try GivenShelf.check("scs.total_item_mean", ["2.9000", "2.9231", "3.01", "4"])
        #expect(scores.isUsable && scores.findings.count == 1)
        let finding = try #require(scores.findings.first)
        #expect(finding.kind == .offGrid && finding.rows == [2, 4])
        #expect(finding.sentence.hasPrefix("The column \"x\": 2 values of 4 cannot come from complete answers to scs.total_item_mean, whose values are steps of 1/26 from 1 on; the first is 2.9 in row 2. Replaced missing items or rounding may explain it"))
        // (3.2 + 3 + …) / 6 lies on the grid of the mean of facet means: the other total.
        let other = try GivenShelf.check("scs.total_item_mean", ["2.9417"])
        #expect(try #require(other.findings.first).sentence.contains("they fit total_grand_mean (Total self-compassion (mean of the six facet means)) too: if that was meant, declare them as scs.total_grand_mean"))
        let half = try GivenShelf.check("phq9.total", ["4.5", "3"])
        #expect(half.isUsable && GivenShelf.kinds(half) == [.offGrid])
        #expect(try #require(half.findings.first).sentence.contains("The published rule for missing items can give such values"))
        #expect(try GivenShelf.check("phq9.total", ["4.5", "3"], unit: .groupMeans).findings.isEmpty)
    }

    @Test func codesForMissing() throws {
        let scores = try GivenShelf.check("phq9.total", ["3", "999", "-9", "999", "12"])
        #expect(!scores.isUsable)
        #expect(scores.findings.map(\.sentence) == [
            "The column \"x\": 1 value is -9 (row 4), outside 0 to 27, as files write a score that is missing. If it means that, say so with --blank -9.",
            "The column \"x\": 2 values are 999 (rows 3 and 5), outside 0 to 27, as files write a score that is missing. If it means that, say so with --blank 999.",
        ])
        let said = try GivenShelf.check("phq9.total", ["3", "999", "-9", "999", "12"], blanks: ["999", "-9"])
        #expect(said.isUsable && said.findings.isEmpty && said.columns.first?.values == [3, nil, nil, nil, 12])
        // Beside sums the code is named, and the sums are still recognised.
        let sums = try GivenShelf.check("scs.total_item_mean", ["60", "999", "99", "42"])
        #expect(GivenShelf.kinds(sums) == [.missingCode, .missingCode, .otherConvention] || GivenShelf.kinds(sums) == [.missingCode, .otherConvention])
        // 99 is a sum of 26 items like any other.
        #expect(GivenShelf.kinds(try GivenShelf.check("scs.total_item_mean", ["60", "99", "42"])) == [.otherConvention])
    }

    @Test func twoFormsInOneColumn() throws {
        let scores = try GivenShelf.check("scs.total_item_mean", ["3", "60", "2.5", "42"])
        #expect(GivenShelf.kinds(scores) == [.outsideRange, .outsideRange, .mixedConventions])
        #expect(try #require(scores.findings.last).sentence == "The column \"x\" may mix two forms: the 2 values outside 1 to 5 (rows 3 and 5) fit sums of 26 items, the other 2 do not. In those rows alone: divide them by 26.")
    }

    @Test func textAndGaps() throws {
        let scores = try GivenShelf.check("gad7.total", ["3", "", "high", "NA"], blanks: ["NA"])
        #expect(scores.findings.map(\.sentence) == ["Row 4, column \"x\": there is text where a score belongs. If it means \"no score\", say so with --blank."])
        #expect(scores.columns.first?.values == [3, nil, nil, nil])
        let odd = ["0x1", "nan", "inf", "1_0", "+-1", "1,0,0", "1e5e5"]
        for field in odd { #expect(GivenShelf.kinds(try GivenShelf.check("gad7.total", [field, "3"])) == [.notANumber], "\(field)") }
        #expect(GivenShelf.kinds(try GivenShelf.check("gad7.total", ["", ""])) == [.noValues])
        #expect(GivenShelf.kinds(try GivenShelf.check("gad7.total", ["1e300"])) == [.outsideRange])
    }

    @Test func declarations() throws {
        let catalog = try GivenShelf.catalog.get()
        func sentence(_ text: String) -> String {
            do {
                _ = try GivenColumn(reading: text, catalog: catalog)
                return ""
            } catch { return "\(error)" }
        }
        #expect(sentence(" a = b = gad7.total ") == "")
        #expect(try GivenColumn(reading: " a = b = gad7.total ", catalog: catalog).column == "a = b")
        #expect(sentence("total").hasPrefix("\"total\" declares no score. Write column=instrument.scale"))
        #expect(sentence("=gad7.total").hasPrefix("\"=gad7.total\" declares no score."))
        #expect(sentence("x=gad8.total").contains("There is no instrument 'gad8'. Did you mean 'gad7'?"))
        #expect(sentence("x=scs").hasPrefix("The column \"x\" names no scale of SCS. Write x=scs.<scale>, with one of self_kindness"))
        #expect(sentence("x=scs.total_item_men").contains("Did you mean \"total_item_mean\"?"))
        let text = try DelimitedText(Array("y,z\n1,2\n".utf8))
        let total = try GivenColumn(reading: "x=gad7.total", catalog: catalog)
        let scores = GivenScores(text, declared: [total, total])
        #expect(scores.findings.map(\.sentence) == [
            "There is no column \"x\" for gad7.total. The nearest is \"y\".", "The column \"x\" is declared twice; declare it once.",
        ])
    }

    /// Every scale of every instrument: its own ends and steps are accepted, and what lies just
    /// beyond is not.
    @Test func everyScaleTakesItsOwnValues() throws {
        for instrument in try GivenShelf.catalog.get().instruments {
            for scale in instrument.scales {
                guard let maximum = scale.maximum else { continue }
                let name = "\(instrument.id).\(scale.id)"
                let ends = try GivenShelf.check(name, ["\(scale.minimum)", "\(maximum)"])
                #expect(ends.isUsable, "\(name)")
                let beyond = try GivenShelf.check(name, ["\(scale.minimum)", "\(maximum)", "\(maximum * 1000 + 5000.5)"])
                #expect(!beyond.isUsable, "\(name)")
            }
        }
    }

    /// Whatever stands in the fields, the check ends, and what it lets through lies in the range.
    @Test func anythingMayStandInAField() throws {
        let bits = ["1", "99", "-", ".", ",", "e", "5", "0", "é", " ", "NA", "1e309", "2.5", "\u{0}"]
        var state: UInt64 = 7
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        for name in ["scs.total_item_mean", "psqi.efficiency", "who5.percent", "swemwbs7.metric", "cssrs_screener.risk"] {
            let values = (0..<300).map { _ in (0..<next(4)).map { _ in bits[next(bits.count)] }.joined() }
            let scores = try GivenShelf.check(name, values)
            let refused = Set(scores.findings.filter { $0.severity == .refuse }.flatMap(\.rows))
            let column = try #require(scores.columns.first)
            for (row, value) in column.values.enumerated() {
                guard let value, !refused.contains(row + 2) else { continue }
                #expect(value >= column.declaration.scale.minimum && value <= column.declaration.scale.maximum ?? .infinity, "\(name), row \(row + 2)")
            }
        }
    }
}
