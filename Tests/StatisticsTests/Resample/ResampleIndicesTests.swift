import Statistics
import Testing

@Suite struct ResampleIndicesTests {
    /// The same written plainly, with the remainder of a division in place of chained products: of one
    /// word w the row numbers are the digits, highest first, of floor(w nᵏ / 2⁶⁴) in base n; a word is
    /// dropped when w nᵏ mod 2⁶⁴ lies below 2⁶⁴ mod nᵏ.
    private func plainly(seed: UInt64, rows: Int, resample: Int) -> (rows: [Int], dropped: Int) {
        var stream = RandomStream(seed: seed, stream: UInt64(resample), purpose: 1)
        let n = UInt64(rows)
        var k = 1
        var outcomes = n
        while k < 8, Double(outcomes) * Double(n) <= 0x1p56 {
            outcomes *= n
            k += 1
        }
        let threshold = (UInt64.max % outcomes + 1) % outcomes
        var result: [Int] = []
        var dropped = 0
        while result.count < rows {
            let product = stream.next().multipliedFullWidth(by: outcomes)
            guard product.low >= threshold else {
                dropped += 1
                continue
            }
            var digits: [Int] = []
            var rest = product.high
            for _ in 0..<k {
                digits.append(Int(rest % n))
                rest /= n
            }
            result += digits.reversed()
        }
        return (Array(result.prefix(rows)), dropped)
    }

    @Test(arguments: [1, 2, 7, 90, 128, 129, 899, 20_000]) func asWrittenPlainly(rows: Int) {
        let indices = ResampleIndices(seed: 42, rows: rows)
        for resample in [0, 1, 9_999] {
            let expected = plainly(seed: 42, rows: rows, resample: resample)
            #expect(indices.rows(ofResample: resample) == expected.rows)
        }
    }

    /// For 640 rows six numbers come of a word and 0.16 % of words are dropped (2⁶⁴ mod 640⁶ over 2⁶⁴):
    /// of 43,000 words some 70.
    @Test func dropsWhatWouldBias() {
        let indices = ResampleIndices(seed: 3, rows: 640)
        var dropped = 0
        for resample in 0..<400 {
            let expected = plainly(seed: 3, rows: 640, resample: resample)
            dropped += expected.dropped
            #expect(indices.rows(ofResample: resample) == expected.rows)
        }
        #expect(dropped > 35 && dropped < 105)
    }

    /// Each of 90 rows is drawn alike often: χ² over 90,000 draws; the 99.9 % quantile of χ²(89) is
    /// 135.98 (R 4.2.2, qchisq(.999, 89)).
    @Test func everyRowAlikeOften() {
        let indices = ResampleIndices(seed: 12, rows: 90)
        var counts = [Double](repeating: 0, count: 90)
        for resample in 0..<1_000 {
            for row in indices.rows(ofResample: resample) { counts[row] += 1 }
        }
        let statistic = counts.reduce(0) { $0 + ($1 - 1_000) * ($1 - 1_000) / 1_000 }
        #expect(statistic < 135.98)
    }

    /// README of the reference cases, 3.5: seed 20240607 and n = 90 begin 36, 60, 33, ….
    @Test func minimalStandardBeginsAsPublished() throws {
        var generator = try #require(MinimalStandard(seed: 20_240_607))
        let rows = (0..<10).map { _ in generator.row(of: 90) }
        #expect(rows == [36, 60, 33, 6, 24, 75, 52, 84, 52, 51])
    }

    /// Park and Miller (1988, page 1195): from seed 1, the state after 10,000 steps is 1043618065.
    @Test func minimalStandardAfterTenThousandSteps() throws {
        var generator = try #require(MinimalStandard(seed: 1))
        for _ in 0..<10_000 { _ = generator.row(of: 2) }
        #expect(generator.state == 1_043_618_065)
        #expect(MinimalStandard(seed: 0) == nil)
        #expect(MinimalStandard(seed: 2_147_483_647) == nil)
    }
}
