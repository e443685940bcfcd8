import Ledger
import Testing

@Suite("Entries from hostile bytes")
struct EntryFuzzTests {
    /// A million inputs: random bytes, and valid entries with bytes changed, dropped, inserted
    /// or lengths overwritten. None may trap; whatever is read must be written back unchanged.
    @Test func neitherRandomNorMutatedBytesTrap() throws {
        var random = SplitMix64(testSeed)
        let valid = try (0..<16).map { try SampleLedger.entry($0).encoded }
        var read = 0
        for round in 0..<1_000_000 {
            let input =
                round.isMultiple(of: 4)
                ? random.bytes(Int.random(in: 0..<96, using: &random))
                : mutated(valid[round % valid.count], using: &random)
            guard let entry = try? LedgerEntry(decoding: input) else { continue }
            read += 1
            guard entry.encoded == input else {
                Issue.record("seed \(testSeed), round \(round): read, but written differently")
                return
            }
        }
        // Changed payload bytes leave a readable entry: the mutations do reach the last field.
        #expect(read > 10_000)
        #expect(read < 750_000)
    }

    private func mutated(_ bytes: [UInt8], using random: inout SplitMix64) -> [UInt8] {
        var result = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            guard !result.isEmpty else { return result }
            let place = Int.random(in: 0..<result.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: result[place] = UInt8.random(in: 0...255, using: &random)
            case 1: result[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 2: result.remove(at: place)
            case 3: result.insert(UInt8.random(in: 0...255, using: &random), at: place)
            default: for index in place..<min(place + 4, result.count) { result[index] = 0xFF }
            }
        }
        return result
    }

    /// The same for the texts that come from files: 100,000 mutations of a signed checkpoint.
    @Test func mutatedCheckpointsAreReadBackUnchangedOrRefused() throws {
        var random = SplitMix64(testSeed)
        let ledger = try SampleLedger(count: 10, interval: 5)
        let valid = try #require(ledger.checkpoints.last).text
        var believed = 0
        for round in 0..<100_000 {
            let input = mutated(Array(valid.utf8), using: &random)
            guard let note = try? SignedNote(parsing: input) else { continue }
            guard Array(note.serialized.utf8) == input else {
                Issue.record("seed \(testSeed), round \(round): read, but written differently")
                return
            }
            guard let signed = try? SignedCheckpoint(parsing: note.serialized) else { continue }
            #expect(signed.checkpoint.text == note.text)
            let isBelieved = (try? signed.verify(with: ledger.key.verificationKey)) != nil
            if isBelieved, note.serialized != valid { believed += 1 }
        }
        #expect(believed == 0)
    }
}
