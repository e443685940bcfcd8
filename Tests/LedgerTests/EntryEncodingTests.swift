import Ledger
import Testing

@Suite("The entry's canonical encoding")
struct EntryEncodingTests {
    /// Expected bytes and hashes: Reference/ledger-reference.json (Python, `cryptography` 48.0.0).
    @Test func agreesWithTheReference() throws {
        let reference = try LedgerReference.load()
        #expect(reference.entries.count == 7)
        for (number, expected) in reference.entries.enumerated() {
            let entry = try LedgerEntry(
                sequence: Int64(number), instant: expected.instant, actor: expected.actor,
                role: expected.role, act: expected.act, object: expected.object,
                reason: expected.reason, payload: #require(HexText.decode(expected.payload)))
            #expect(HexText.encode(entry.encoded) == expected.encoded)
            #expect(entry.leafHash.hex == expected.leafHash)
            #expect(try LedgerEntry(decoding: entry.encoded) == entry)
        }
    }

    @Test func everyPrefixAndEveryExtensionIsRefused() throws {
        let bytes = try SampleLedger.entry(5).encoded
        for length in 0..<bytes.count {
            #expect(throws: LedgerEntryError.self) {
                try LedgerEntry(decoding: Array(bytes[..<length]))
            }
        }
        #expect(throws: LedgerEntryError.trailingBytes(2)) {
            try LedgerEntry(decoding: bytes + [0, 0])
        }
    }

    @Test func faultsAreNamed() throws {
        let bytes = try SampleLedger.entry(1).encoded
        func changed(_ place: Int, to value: UInt8) -> [UInt8] {
            var copy = bytes
            copy[place] = value
            return copy
        }
        // Places by the table of the encoding: 4 version, 5 algorithm, 6 sequence, 14 instant,
        // 22 length of the actor `p-1`, 26 its text, 29 length of the role.
        let cases: [(place: Int, value: UInt8, error: LedgerEntryError)] = [
            (0, 0x6D, .notAnEntry), (4, 2, .unknownVersion(2)), (5, 9, .unknownHashAlgorithm(9)),
            (6, 0x80, .outOfRange(.sequence)), (14, 0x80, .outOfRange(.instant)),
            (22, 0xFF, .tooLong(.actor)), (25, 0xFF, .truncated(.actor)),
            (26, 0xFF, .notUTF8(.actor)), (26, 0x0A, .controlCharacter(.actor)),
        ]
        for item in cases {
            #expect(throws: item.error) {
                try LedgerEntry(decoding: changed(item.place, to: item.value))
            }
        }
    }

    @Test func entriesThatCannotBeEncodedCannotBeMade() {
        func make(
            sequence: Int64 = 0, instant: Int64 = 0, actor: String = "a", reason: String? = nil
        ) throws(LedgerEntryError) {
            _ = try LedgerEntry(
                sequence: sequence, instant: instant, actor: actor, role: "r", act: "x",
                object: "o", reason: reason, payload: [])
        }
        let long = String(repeating: "x", count: LedgerEntry.Limits.nameBytes + 1)
        #expect(throws: LedgerEntryError.outOfRange(.sequence)) { try make(sequence: -1) }
        #expect(throws: LedgerEntryError.outOfRange(.sequence)) { try make(sequence: .max) }
        #expect(throws: LedgerEntryError.outOfRange(.instant)) { try make(instant: -1) }
        #expect(throws: LedgerEntryError.empty(.actor)) { try make(actor: "") }
        #expect(throws: LedgerEntryError.tooLong(.actor)) { try make(actor: long) }
        #expect(throws: LedgerEntryError.empty(.reason)) { try make(reason: "") }
        #expect(throws: Never.self) { try make(reason: "two\nlines") }
    }

    /// D-06: encode(decode(x)) = x, here for 200,000 random entries.
    @Test func randomEntriesComeBack() throws {
        var random = SplitMix64(testSeed)
        let alphabet: [Character] = ["a", "7", "/", "-", " ", "ö", "分", "🜁", "e\u{301}"]
        func text(_ most: Int, from random: inout SplitMix64) -> String {
            let count = Int.random(in: 1...most, using: &random)
            return String((0..<count).map { _ in alphabet[Int.random(in: 0..<9, using: &random)] })
        }
        for round in 0..<200_000 {
            let entry = try LedgerEntry(
                sequence: Int64.random(in: 0..<Int64.max, using: &random),
                instant: Int64.random(in: LedgerEntry.Limits.instants, using: &random),
                actor: text(9, from: &random), role: text(4, from: &random),
                act: text(5, from: &random), object: text(12, from: &random),
                reason: Bool.random(using: &random) ? text(20, from: &random) : nil,
                payload: random.bytes(round % 40))
            let bytes = entry.encoded
            let back = try LedgerEntry(decoding: bytes)
            guard back == entry, back.encoded == bytes else {
                Issue.record("seed \(testSeed), round \(round)")
                return
            }
        }
    }
}
