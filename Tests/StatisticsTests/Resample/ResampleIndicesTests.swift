import Statistics
import Testing

@Suite struct ResampleIndicesTests {
    /// The same written plainly: halves of the stream's words, low before high, rejected when the low
    /// half of the product lies below 2³² mod n.
    private func plainly(seed: UInt64, rows: Int, resample: Int) -> (rows: [Int], rejected: Int) {
        var stream = RandomStream(seed: seed, stream: UInt64(resample), purpose: 1)
        var result: [Int] = []
        var rejected = 0
        let threshold = (UInt64(1) << 32) % UInt64(rows)
        while result.count < rows {
            let word = stream.next()
            for half in [word & 0xFFFF_FFFF, word >> 32] where result.count < rows {
                let product = half * UInt64(rows)
                if product & 0xFFFF_FFFF < threshold {
                    rejected += 1
                } else {
                    result.append(Int(product >> 32))
                }
            }
        }
        return (result, rejected)
    }

    @Test(arguments: [1, 2, 7, 90, 899]) func asWrittenPlainly(rows: Int) {
        let indices = ResampleIndices(seed: 42, rows: rows)
        for resample in [0, 1, 9_999] {
            #expect(
                indices.rows(ofResample: resample)
                    == plainly(seed: 42, rows: rows, resample: resample).rows)
        }
    }

    /// 2³² mod 1,000,000 is 967,296: about one draw in 4,440 must be rejected.
    @Test func rejectsWhatWouldBias() {
        let expected = plainly(seed: 3, rows: 1_000_000, resample: 5)
        #expect(expected.rejected > 150 && expected.rejected < 300)
        #expect(ResampleIndices(seed: 3, rows: 1_000_000).rows(ofResample: 5) == expected.rows)
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
