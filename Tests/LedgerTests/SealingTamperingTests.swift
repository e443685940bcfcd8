import Crypto
import Testing

@testable import Ledger

@Suite("Sealed contents that were changed or moved")
struct SealingTamperingTests {
    private static let secret = SymmetricKey(data: Array(0..<32))
    private let key = DataKey(name: KeyName(.clinical, subject: "P-001"), generation: 1, secret: secret)
    private let header = Array("response/a1#2".utf8)

    @Test("Every single bit of the encoding counts")
    func bits() throws {
        let content = Array("she wrote this at night".utf8)
        let encoded = try SealedContent.seal(content, header: header, with: key).encoded
        var refusals = 0
        for index in encoded.indices {
            for bit in 0..<8 {
                var changed = encoded
                changed[index] ^= 1 << UInt8(bit)
                #expect(throws: SealError.self, "byte \(index), bit \(bit)") {
                    // Whoever opens brings the key that the content names, under its name.
                    let read = try SealedContent(decoding: changed)
                    let named = DataKey(name: read.key, generation: read.generation, secret: Self.secret)
                    return try read.open(header: header, with: named)
                }
                refusals += 1
            }
        }
        #expect(refusals == 8 * encoded.count)
    }

    @Test("Cut short or made longer, it is not read")
    func lengths() throws {
        let encoded = try SealedContent.seal([1, 2, 3], header: header, with: key).encoded
        for count in 0..<encoded.count {
            #expect(throws: SealError.self) { try SealedContent(decoding: Array(encoded.prefix(count))) }
        }
        #expect(throws: SealError.encoding(part: "box")) { try SealedContent(decoding: encoded + [0]) }
        #expect(throws: SealError.version(2)) { try SealedContent(decoding: [2] + encoded.dropFirst()) }
        #expect(throws: SealError.algorithm(9)) { try SealedContent(decoding: [1, 9] + encoded.dropFirst(2)) }
    }

    @Test("Moved to any other place, it does not open")
    func moves() throws {
        var random = SplitMix64(keyringSeed)
        let places = (0..<300).map { number in
            Array("response/\(number % 20)#\(number / 20)".utf8) + random.bytes(number % 3)
        }
        let sealed = try places.map { try SealedContent.seal(Array($0.prefix(4)), header: $0, with: key) }
        for _ in 0..<2_000 {
            let from = Int(random.next() % 300), to = Int(random.next() % 300)
            guard places[from] != places[to] else { continue }
            #expect(throws: SealError.refused(key.name, generation: 1), "seed \(keyringSeed): \(from) to \(to)") {
                try sealed[from].open(header: places[to], with: key)
            }
        }
    }

    @Test("Parts of two sealed contents do not make a third")
    func mixtures() throws {
        let one = try SealedContent.seal([1], header: header, with: key)
        let two = try SealedContent.seal([2], header: header, with: key)
        let mixed = SealedContent(
            key: key.name, generation: 1, algorithm: one.algorithm, commitment: two.commitment, box: one.box)
        #expect(throws: SealError.refused(key.name, generation: 1)) { try mixed.open(header: header, with: key) }
        let short = SealedContent(
            key: key.name, generation: 1, algorithm: one.algorithm, commitment: one.commitment, box: [1, 2])
        #expect(throws: SealError.refused(key.name, generation: 1)) { try short.open(header: header, with: key) }
    }

    @Test("A box that its key made, but not for this content, fails its commitment")
    func commitment() throws {
        // Only who holds the key can make one: a commitment of his choice, and a box under the
        // key and nonce that follow from it.
        let claimed = Digest256(hashing: "anything")
        let forged = try SealedContent.box(SealPadding.pad([9]), commitment: claimed, header: header, key: key)
        #expect(throws: SealError.commitment(key.name, generation: 1)) { try forged.open(header: header, with: key) }
    }

    @Test("Random bytes are refused without a trap")
    func noise() {
        var random = SplitMix64(keyringSeed)
        for round in 0..<5_000 {
            var bytes = random.bytes(Int(random.next() % 400))
            if round.isMultiple(of: 2), bytes.count > 8 { bytes.replaceSubrange(0..<4, with: [1, 1, 1, UInt8(round % 2)]) }
            let noise = bytes
            #expect(throws: SealError.self, "seed \(keyringSeed), round \(round)") { try SealedContent(decoding: noise) }
        }
    }
}
