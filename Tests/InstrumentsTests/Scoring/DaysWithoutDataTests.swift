import Instruments
import Testing

/// The Timeline Follow-Back over 28 days: a day without data is no day without drinking.
@Suite struct DaysWithoutDataTests {
    /// Six drinks on days 1 to 7, none on days 8 to 28; then some days without data.
    private func sheet(without gaps: Set<Int> = []) throws -> ScoreSheet {
        try Shelf.sheet("tlfb_alcohol", (1...28).map { gaps.contains($0) ? nil : $0 <= 7 ? 6 : 0 })
    }

    @Test func everyDayHasData() throws {
        let sheet = try sheet()
        #expect(sheet["heavy_drinking_days_5"] == 7 && sheet["heavy_drinking_days_4"] == 7)
        // 100 × 7 / 28
        #expect(sheet["percent_heavy_drinking_days_5"] == 25)
        let tlfb = try Shelf.instrument("tlfb_alcohol")
        #expect(sheet.explanation(of: "heavy_drinking_days_5", in: tlfb).contains("= 7 of 28 days with data\n"))
        #expect(sheet.explanation(of: "drinks_per_day", in: tlfb).contains("= 42 / 28 days = 1.5\n"))
    }

    /// Two light days, or two heavy ones, without data: the number is one of 26 days, and says so.
    @Test(arguments: [([9, 20], 7.0), ([1, 2], 5.0)]) func aNumberOfDaysSaysOfHowMany(gaps: [Int], heavy: Double) throws {
        let sheet = try sheet(without: Set(gaps))
        let tlfb = try Shelf.instrument("tlfb_alcohol")
        for scale in ["heavy_drinking_days_5", "heavy_drinking_days_4"] {
            let score = try #require(sheet.score(scale))
            #expect(score.value == heavy && score.missingItems.count == 2)
            let text = sheet.explanation(of: scale, in: tlfb)
            #expect(text.contains("= \(Int(heavy)) of 26 days with data\n"))
            #expect(text.contains("\nOf 26 days with data, 2 of 28 missing: tlfb_alcohol_\(gaps[0]) (left blank), tlfb_alcohol_\(gaps[1]) (left blank)."))
        }
        // It stands beside them.
        #expect(sheet["days_with_data"] == 26)
    }

    /// Days 9 and 20 without data: 100 × 7 / 26 = 26.9231, 42 / 26 = 1.6154, 42 / 7 = 6.
    @Test func sharesSayOfHowManyDays() throws {
        let sheet = try sheet(without: [9, 20])
        let tlfb = try Shelf.instrument("tlfb_alcohol")
        let text = { sheet.explanation(of: $0, in: tlfb) }
        let gaps = "tlfb_alcohol_9 (left blank), tlfb_alcohol_20 (left blank)."
        #expect(text("percent_heavy_drinking_days_5").contains("= 100 × 7 / 26 days ≈ 26.9231\n"))
        #expect(text("drinks_per_day").contains("= 42 / 26 days ≈ 1.6154\n"))
        #expect(text("drinks_per_drinking_day").contains("= 42 / 7 days = 6\n"))
        for scale in ["percent_heavy_drinking_days_5", "percent_days_abstinent", "drinks_per_day"] {
            #expect(sheet.score(scale)?.missingItems.map(\.code) == ["tlfb_alcohol_9", "tlfb_alcohol_20"])
            let opening = scale == "percent_days_abstinent" ? "Without data: " : "Of 26 days with data, 2 of 28 missing: "
            #expect(text(scale).contains("\n\(opening)\(gaps)"))
        }
    }

    @Test func noDayAtAll() throws {
        let sheet = try sheet(without: Set(1...28))
        #expect(sheet.score("heavy_drinking_days_5")?.value == nil)
        #expect(sheet.score("percent_heavy_drinking_days_5")?.value == nil)
    }

    @Test func theUnitIsTold() throws {
        let tlfb = try Shelf.instrument("tlfb_alcohol")
        let faults = #expect(throws: AnswerFaults.self) { try Answers(inOrder: [.value(-1)], for: tlfb) }
        #expect(faults?.description.contains("(standard drinks)") == true)
        let psqi = try Shelf.instrument("psqi")
        let night = #expect(throws: AnswerFaults.self) { try Answers(inOrder: [.value(23)], for: psqi) }
        #expect(
            night?.description
                == "psqi_1: 23 is off the scale, which runs −12 to 12 (hours from the midnight of that night, negative before it: 22:30 is −1.5).")
    }
}
