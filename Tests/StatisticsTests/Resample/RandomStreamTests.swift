import Statistics
import Testing

@Suite struct RandomStreamTests {
    private func array(_ words: Philox4x64.Words) -> [UInt64] { [words.0, words.1, words.2, words.3] }

    /// The known-answer vectors of Random123 1.14 for philox4x64-10: zeros, ones, digits of π.
    @Test func publishedVectors() {
        let ones = UInt64.max
        #expect(array(Philox4x64.words(counter: (0, 0, 0, 0), key: (0, 0))) == [
            0x1655_4d9e_ca36_314c, 0xdb20_fe9d_672d_0fdc, 0xd7e7_72ce_e186_176b, 0x7e68_b68a_ec7b_a23b,
        ])
        #expect(array(Philox4x64.words(counter: (ones, ones, ones, ones), key: (ones, ones))) == [
            0x87b0_92c3_013f_e90b, 0x438c_3c67_be8d_0224, 0x9cc7_d7c6_9cd7_77b6, 0xa09c_aebf_594f_0ba0,
        ])
        let digits: Philox4x64.Words = (
            0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0, 0x082e_fa98_ec4e_6c89
        )
        #expect(array(Philox4x64.words(counter: digits, key: (0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c))) == [
            0xa528_f454_03e6_1d95, 0x38c7_2dbd_566e_9788, 0xa5a1_610e_72fd_18b5, 0x57bd_43b5_e52b_7fe6,
        ])
    }

    /// numpy 2.4.6: Philox(key=20240607, counter=7·2⁶⁴ + 2¹²⁸ − 1).random_raw(1000000); xor, sum, the
    /// sum weighted by position, and the last word.
    @Test func aMillionWordsAsNumpy() {
        var stream = RandomStream(seed: 20_240_607, stream: 7, purpose: 1)
        var xor: UInt64 = 0
        var sum: UInt64 = 0
        var weighted: UInt64 = 0
        var last: UInt64 = 0
        for position in UInt64(1)...1_000_000 {
            last = stream.next()
            xor ^= last
            sum &+= last
            weighted &+= last &* position
        }
        #expect(xor == 0xe03d_a9d1_90c7_4c4f)
        #expect(sum == 6_470_950_376_594_251_073)
        #expect(weighted == 0xba8c_7ccc_8ced_3327)
        #expect(last == 0x595b_795c_401e_b66b)
    }

    @Test func indicesAreEven() {
        var stream = RandomStream(seed: 5, stream: 0)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[stream.index(below: 7)] += 1 }
        let statistic = counts.reduce(0.0) { $0 + (Double($1) - 10_000) * (Double($1) - 10_000) / 10_000 }
        // The 99.9 % quantile of χ²(6) is 22.46 (R 4.2.2, qchisq(.999, 6)).
        #expect(statistic < 22.46)
        #expect(stream.index(below: 1) == 0)
    }

    /// Mean and variance of 100,000 draws within four of their standard errors, 1/√n and √(2/n).
    @Test func normalDraws() {
        var stream = RandomStream(seed: 11, stream: 3)
        let draws = (0..<100_000).map { _ in stream.normal() }
        let mean = draws.reduce(0, +) / 100_000
        let variance = draws.reduce(0) { $0 + $1 * $1 } / 100_000
        #expect(mean.magnitude < 0.0127)
        #expect((variance - 1).magnitude < 0.0179)
        #expect(draws.allSatisfy { $0.isFinite })
    }

    @Test func uniformStaysBelowOne() {
        var stream = RandomStream(seed: 1, stream: 1)
        let draws = (0..<10_000).map { _ in stream.uniform() }
        #expect(draws.allSatisfy { $0 >= 0 && $0 < 1 })
        // The mean of 10,000 within four standard errors, 1/√(12 n).
        #expect((draws.reduce(0, +) / 10_000 - 0.5).magnitude < 0.0116)
    }

    @Test func shufflingKeepsTheElements() {
        var stream = RandomStream(seed: 9, stream: 9)
        let shuffled = stream.shuffled(Array(0..<100))
        #expect(shuffled != Array(0..<100))
        #expect(shuffled.sorted() == Array(0..<100))
    }

    @Test func streamsDiffer() {
        func first(_ seed: UInt64, _ stream: UInt64, _ purpose: UInt64) -> UInt64 {
            var random = RandomStream(seed: seed, stream: stream, purpose: purpose)
            return random.next()
        }
        let firsts = [first(1, 0, 0), first(2, 0, 0), first(1, 1, 0), first(1, 0, 1)]
        #expect(Set(firsts).count == 4)
        #expect(first(1, 0, 0) == firsts[0])
    }
}
