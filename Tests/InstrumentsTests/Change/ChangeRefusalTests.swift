import Instruments
import Testing

/// What cannot be compared, and what a study may not enter.
@Suite struct ChangeRefusalTests {
    /// A blank is no zero: from 21 to nothing is not a drop of 21.
    @Test func aMissingScoreIsNoZero() throws {
        let gad7 = try Shelf.instrument("gad7")
        let parameters = try ChangeParameters(for: "total", of: gad7, thresholds: [])
        let full = try Shelf.sheet("gad7", [3, 3, 3, 3, 3, 3, 3])
        let blank = try Shelf.sheet("gad7", [0, 0, 0, nil, 0, 0, 0])
        let found = gad7.change(from: full, to: blank, against: parameters)
        #expect(found.value == nil)
        #expect(
            found.missing?.sentence
                == "The change of Total has no value. Second score: Total has no value: 1 of 7 items "
                + "has no answer: gad7_4 (left blank).")
        let both = gad7.change(from: blank, to: blank, against: parameters).missing
        #expect(both?.kind == .score)
        #expect(both?.sentence.contains("First score: Total has no value") == true)
    }

    @Test func otherInstrumentsAndVersionsAreNotSubtracted() throws {
        let gad7 = try Shelf.instrument("gad7")
        let parameters = try ChangeParameters(for: "total", of: gad7)
        let anxiety = try Shelf.sheet("gad7", [1, 1, 1, 1, 1, 1, 1])
        let mood = try Shelf.sheet("phq9", [1, 1, 1, 1, 1, 1, 1, 1, 1])
        #expect(
            gad7.change(from: anxiety, to: mood, against: parameters).missing?.sentence
                == "Scores of 'phq9' cannot be compared as scores of 'gad7'.")
        let ruler = try ChangeShelf.ruler(.higherIsWorse)
        let newer = try ChangeShelf.ruler(.higherIsWorse, version: "2")
        let found = newer.change(
            from: ruler.score(try Shelf.answers([3], for: ruler)),
            to: newer.score(try Shelf.answers([3], for: newer)),
            against: try ChangeParameters(for: "total", of: newer))
        #expect(found.missing?.kind == .otherVersion)
        #expect(found.missing?.sentence.contains("definitions 1 and 2 of RULER") == true)
    }

    @Test func proratedScoresAreMarked() throws {
        let phq9 = try Shelf.instrument("phq9")
        let parameters = try ChangeParameters(for: "total", of: phq9, thresholds: [])
        let full = try Shelf.sheet("phq9", [2, 2, 2, 2, 2, 2, 2, 2, 2])
        let part = try Shelf.sheet("phq9", [1, 1, 1, 1, 1, 1, 1, 1, nil])
        let sheet = try #require(phq9.change(from: full, to: part, against: parameters).value)
        #expect(sheet.change == -9)
        #expect(sheet.prorated)
        #expect(sheet.cautions == ["The second score is prorated; no answer to phq9_9."])
        let whole = try #require(phq9.change(from: full, to: full, against: parameters).value)
        #expect(!whole.prorated && whole.cautions.isEmpty)
    }

    @Test func whatIsNoChangeOfAPersonIsSaid() throws {
        let acute = try ChangeShelf.ruler(.higherIsBetter, timeframe: "acute")
        let parameters = try ChangeParameters(
            for: "total", of: acute, reliability: try ChangeShelf.alpha(0.8, .testRetest))
        let sheet = try #require(try ChangeShelf.change(1, 2, on: acute, against: parameters).value)
        #expect(sheet.cautions.count == 2)
        #expect(sheet.cautions.first?.hasPrefix("RULER rates one experience") == true)
    }

    /// None is invented: the self-compassion scales have no published threshold.
    @Test func noDefaultWhereNoneIsPublished() throws {
        let scs = try Shelf.instrument("scs")
        let parameters = try ChangeParameters(for: scs.primaryScale.id, of: scs)
        #expect(parameters.thresholds.isEmpty)
        #expect(parameters.baseline == nil && parameters.functional == nil)
    }

    /// Every scale on the shelf can be asked, and answers without a score give none.
    @Test func everyScaleOfTheShelf() throws {
        for instrument in try Shelf.catalog.get().instruments {
            let blank = instrument.score(try Shelf.answers([], for: instrument))
            for scale in instrument.scales where blank[scale.id] == nil {
                let parameters = try ChangeParameters(for: scale.id, of: instrument)
                let found = instrument.change(from: blank, to: blank, against: parameters)
                #expect(found.missing?.kind == .score, "\(instrument.id) \(scale.id)")
            }
        }
    }

    /// What the PCL-5's definition brings: 15 to 18 points, by sample (Marx et al. 2022). A drop of
    /// 16 is open between them; a drop of 20 is not.
    @Test func thePublishedRangeOfAShippedInstrument() throws {
        let pcl5 = try Shelf.instrument("pcl5")
        let parameters = try ChangeParameters(for: "total", of: pcl5)
        let twos = [Double?](repeating: 2, count: 20)
        let first = try Shelf.sheet("pcl5", twos)
        let drops: [(Int, ThresholdFinding.Reading, Bool)] = [
            (8, .possiblyImproved, false), (10, .improved, true), (7, .neither, true),
        ]
        for (items, reading, isClassified) in drops {
            let lower = twos.enumerated().map { $0.offset < items ? 0 : $0.element }
            let found = pcl5.change(
                from: first, to: try Shelf.sheet("pcl5", lower), against: parameters)
            let sheet = try #require(found.value)
            #expect(sheet.change == Double(-2 * items))
            #expect(sheet.thresholds(of: .reliableChange).first?.reading.value == reading)
            #expect((sheet.clinical.value != nil) == isClassified)
        }
    }

    @Test func everyFaultOfAnEntryTogether() throws {
        let refused = #expect(throws: ChangeFaults.self) {
            try Threshold(enteredFor: "total", kind: .response, bound: .atMost(5), source: " ")
        }
        #expect(
            refused?.description == """
                The threshold for response on 'total': a source is needed, as a citation.
                The threshold for response on 'total': it is a change, so its bound is points or a \
                percentage of baseline.
                """)
        #expect(throws: ChangeFaults.self) { try ChangeShelf.norm(nil, nil) }
        #expect(throws: ChangeFaults.self) { try ChangeShelf.norm(3, 0) }
        #expect(throws: ChangeFaults.self) { try ChangeShelf.norm(.nan, 1) }
        #expect(throws: ChangeFaults.self) { try ChangeShelf.alpha(1) }
        #expect(throws: ChangeFaults.self) { try ChangeShelf.alpha(.nan) }
        #expect(throws: ChangeFaults.self) {
            try ChangeShelf.threshold(.reliableChange, .points(0, upTo: nil))
        }
        #expect(throws: ChangeFaults.self) {
            try ChangeShelf.threshold(.minimalImportantDifference, .points(9, upTo: 8))
        }
        let scs = try Shelf.instrument("scs")
        let norm = try ChangeShelf.norm(3, 1)
        let misspelled = #expect(throws: ChangeFaults.self) {
            try ChangeParameters(for: "self_kindnes", of: scs, baseline: norm, thresholds: [])
        }
        #expect(
            misspelled?.description == """
                SCS has no scale 'self_kindnes'. Did you mean 'self_kindness'?
                A fact about 'total' was given for the change of 'self_kindnes'.
                """)
    }
}
