import Access
import Testing

@Suite struct PasswordHashTests {
    let desk = HashingDesk()

    @Test func hashesAreThoseOfTheReference() async throws {
        let cases = try reference("argon2id.txt")
        #expect(cases.count == 6)
        for row in cases {
            let hash = try #require(PasswordHash(row[1]))
            #expect(try await desk.verify(row[0], against: hash, at: .participants), "\(row[1])")
            #expect(try await !desk.verify(row[0] + "x", against: hash, at: .participants))
        }
    }

    @Test(arguments: [PasswordCost.participants, .staff])
    func aHashNamesItsAlgorithmAndCost(_ cost: PasswordCost) async throws {
        let hash = try await desk.hash("grüne Wiese, blaue Tür", cost: cost)
        #expect(hash.text.hasPrefix("$argon2id$v=19$m=\(cost.mebibytes * 1024),t=\(cost.passes),p=1$"))
        #expect(hash.cost == cost && "\(hash)" == "a password's hash")
        #expect(try await hash != desk.hash("grüne Wiese, blaue Tür", cost: cost))
        // The same letters, written in two parts.
        #expect(try await desk.verify("gru\u{308}ne Wiese, blaue Tu\u{308}r", against: hash, at: .participants))
        #expect(try await !desk.verify("grune Wiese, blaue Tur", against: hash, at: .participants))
        #expect(try await !desk.verify("", against: hash, at: .participants))
    }

    @Test func aTextThatIsNoHashOfOursIsNone() {
        let good = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHApl8ArZWb2GRPPc"
        #expect(PasswordHash(good) != nil)
        for text in [
            "", "secret", good.replacing("argon2id", with: "argon2i"), good.replacing("v=19", with: "v=16"),
            good.replacing("m=19456", with: "m=99999999"), good.replacing("t=2", with: "t=99"),
            good.replacing("m=19456", with: "m=-1"), good.replacing("p=1", with: "p=4"), good + String(repeating: "A", count: 200),
        ] {
            #expect(PasswordHash(text) == nil, "\(text)")
        }
    }

    @Test func theLastCharacterOfTheLongestCounts() async throws {
        let long = String(repeating: "\u{1F33F}", count: 127)
        let hash = try await desk.hash(long + "a", cost: .participants)
        #expect(try await desk.verify(long + "a", against: hash, at: .participants))
        #expect(try await !desk.verify(long + "b", against: hash, at: .participants))
        #expect(try await !desk.verify(long + "ab", against: hash, at: .participants))
    }

    @Test func whatFollowsANullCounts() async throws {
        let hash = try await desk.hash("velvet anchor\u{0}tuba", cost: .participants)
        #expect(try await desk.verify("velvet anchor\u{0}tuba", against: hash, at: .participants))
        for other in ["velvet anchor", "velvet anchor\u{0}", "velvet anchor\u{0}harp"] {
            #expect(try await !desk.verify(other, against: hash, at: .participants))
        }
    }

    @Test func aHashIsComputedForNobodyToo() async throws {
        #expect(try await !desk.verify("whoever this is", against: nil, at: .staff))
        #expect(await desk.computed == 1)
    }
}
