import Crypto
import Testing

@testable import Ledger

@Suite("Sealed contents")
struct SealingTests {
    private let key = DataKey(
        name: KeyName(.clinical, subject: "P-001"), generation: 3,
        secret: SymmetricKey(data: Array(0..<32)))
    private let header = Array("response/a1#2".utf8)
    /// Lengths around every step of the first size classes, and some far away.
    private static let lengths =
        [0, 1, 2, 100, 1_000, 4_095, 65_531, 65_532, 65_533, 300_000]
        + stride(from: 256, through: 1_088, by: 32).flatMap { [$0 - 5, $0 - 4, $0 - 3] }

    @Test("Another implementation seals to the same bytes")
    func reference() throws {
        let first = try SealedContent.seal(Array("Stille, dann Wärme.".utf8), header: header, with: key)
        #expect(first.commitment.hex == "44d8455248c3be1ad22812e776c4b6d9b811563c767abc1f1cb4a9bb04ccdff7")
        #expect(first.encoded.count == 329)
        #expect(Digest256(hashing: first.encoded).hex == "1336c3931de8ecffa62d11ed2265840094580bcd1469b1a04e70e20b97424dc2")
        let staff = DataKey(name: KeyName(.staff), generation: 1, secret: key.secret)
        let second = try SealedContent.seal((0..<3_000).map { UInt8($0 % 251) }, header: [], with: staff)
        #expect(second.commitment.hex == "7a2a46ab60ebbeaa8e9033fff5348e49b6a6d407a085f87d153fea19136bb072")
        #expect(Digest256(hashing: second.encoded).hex == "5e80ebb8ab24f459e55e848ce6316346447c48c3b7fd616901a34d9b2f1ba41c")
    }

    @Test("What is sealed opens again, after a detour through its encoding", arguments: lengths)
    func roundTrip(length: Int) throws {
        let content = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let sealed = try SealedContent.seal(content, header: header, with: key)
        let read = try SealedContent(decoding: sealed.encoded)
        #expect(read == sealed)
        #expect(read.encoded == sealed.encoded)
        #expect(try read.open(header: header, with: key) == content)
        #expect(try SealedContent.seal(content, header: header, with: key) == sealed)
        #expect(sealed.box.count - 16 == SealPadding.paddedCount(length))
    }

    @Test("A size class is the smallest that holds the content, and adds an eighth at most")
    func classes() {
        #expect(SealPadding.paddedCount(0) == 256)
        #expect(SealPadding.paddedCount(252) == 256)
        #expect(SealPadding.paddedCount(253) == 288)
        #expect(SealPadding.paddedCount(508) == 512)
        #expect(SealPadding.paddedCount(509) == 576)
        #expect(SealPadding.paddedCount(SealedContent.maximumContentBytes) == 15 << 20)
        var classes: [Int] = []
        for length in 0..<20_000 {
            let padded = SealPadding.paddedCount(length)
            #expect(padded >= length + 4)
            #expect(padded == 256 || 8 * padded <= 9 * (length + 4) + 8)
            #expect(padded >= classes.last ?? 0)
            if padded != classes.last { classes.append(padded) }
        }
        // Eight an octave: 256, 6 octaves up to 16,384, and 18,432, 20,480.
        #expect(classes.count == 1 + 6 * 8 + 2)
    }

    @Test("Padding that is longer, shorter or not zero is no padding")
    func padding() {
        let padded = SealPadding.pad([1, 2, 3])
        #expect(SealPadding.unpad(padded) == [1, 2, 3])
        for index in padded.indices where index >= 7 {
            var wrong = padded
            wrong[index] = 1
            #expect(SealPadding.unpad(wrong) == nil)
        }
        #expect(SealPadding.unpad(padded + [0]) == nil)
        #expect(SealPadding.unpad(Array(padded.dropLast())) == nil)
        #expect(SealPadding.unpad([255, 255, 255, 255] + padded.dropFirst(4)) == nil)
        #expect(SealPadding.unpad([]) == nil)
    }

    @Test("A wrong key or generation is named, and a key with the right name but other bytes refused")
    func keys() throws {
        let sealed = try SealedContent.seal([7], header: header, with: key)
        func made(_ name: KeyName, _ generation: Int, _ first: UInt8 = 0) -> DataKey {
            DataKey(name: name, generation: generation, secret: SymmetricKey(data: [first] + Array(1..<32)))
        }
        for other in [KeyName(.clinical, subject: "P-002"), KeyName(.identity, subject: "P-001"), KeyName(.clinical)] {
            #expect(throws: SealError.wrongKey(sealed: key.name, given: other)) {
                try sealed.open(header: header, with: made(other, 3))
            }
        }
        #expect(throws: SealError.wrongGeneration(key.name, sealed: 3, given: 2)) {
            try sealed.open(header: header, with: made(key.name, 2))
        }
        #expect(throws: SealError.refused(key.name, generation: 3)) {
            try sealed.open(header: header, with: made(key.name, 3, 1))
        }
        // Relabelled to fit the key that is brought, the box still belongs to the other.
        for other in [made(KeyName(.clinical, subject: "P-002"), 3), made(key.name, 4)] {
            let relabelled = SealedContent(
                key: other.name, generation: other.generation, algorithm: sealed.algorithm,
                commitment: sealed.commitment, box: sealed.box)
            #expect(throws: SealError.refused(other.name, generation: other.generation)) {
                try relabelled.open(header: header, with: other)
            }
        }
    }

    @Test("Commitments are equal for equal contents in one place only")
    func commitments() throws {
        var seen: Set<Digest256> = []
        var boxes: Set<[UInt8]> = []
        let contents: [[UInt8]] = [[], [0], [0, 0], [1], [2], [3], Array(0..<200)]
        for content in contents {
            for place in [[], [0], header, header + [0]] {
                let sealed = try SealedContent.seal(content, header: place, with: key)
                #expect(seen.insert(sealed.commitment).inserted)
                #expect(boxes.insert(sealed.box).inserted)
            }
        }
        let plain = Digest256(hashing: SealPadding.pad([3]))
        #expect(!seen.contains(plain))
    }

    @Test("What cannot be sealed is said")
    func limits() {
        let long = [UInt8](repeating: 0, count: SealedContent.maximumContentBytes + 1)
        #expect(throws: SealError.tooLong(long.count)) { try SealedContent.seal(long, header: [], with: key) }
        let wide = [UInt8](repeating: 0, count: SealedContent.maximumHeaderBytes + 1)
        #expect(throws: SealError.headerTooLong(wide.count)) { try SealedContent.seal([], header: wide, with: key) }
        for (subject, generation) in [("", 1), ("a\nb", 1), ("P-1", 0), (String(repeating: "x", count: 257), 1)] {
            let name = KeyName(.clinical, subject: subject)
            let odd = DataKey(name: name, generation: generation, secret: key.secret)
            #expect(throws: SealError.keyName(name, generation: generation)) {
                try SealedContent.seal([], header: [], with: odd)
            }
        }
    }

    @Test("A key does not print its secret")
    func silence() {
        var text = ""
        dump(key, to: &text)
        #expect(text.contains("P-001"))
        #expect(!text.contains("secret") && !text.contains("Key:"))
        #expect("\(key)" == "data key clinical/P-001, generation 3")
    }
}
