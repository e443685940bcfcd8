import Instruments
import Interchange
import Testing

/// Damaged files are refused in sentences; nothing traps, and nothing but the same words gets through
/// as the same words.
@Suite struct DamagedFileTests {
    static let files = [REDCapFile().text(), REDCapFile(header: REDCapFile.short).text(), WordingTableTests.good, FHIRTests.file()]

    @Test(arguments: files.indices) func everyByteCutOffOrChanged(index: Int) throws {
        let good = Array(Self.files[index].utf8)
        let language = index < 2 ? "en" : nil
        let whole = try Meadow.read(bytes: good, language: language).wordings
        let key = try Meadow.key()
        var state: UInt64 = 88_172_645_463_325_252
        var refused = 0
        for round in 0..<600 {
            // Xorshift (Marsaglia 2003), so that every run damages alike.
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            var bytes = good
            let place = Int(state % UInt64(good.count))
            switch round % 3 {
            case 0: bytes.removeSubrange(place...)
            case 1: bytes[place] = UInt8(truncatingIfNeeded: state >> 40)
            default: bytes.remove(at: place)
            }
            do {
                for wording in try Meadow.read(bytes: bytes, key: key, language: language).wordings {
                    #expect(wording.check(against: key).isEmpty)
                    let same = whole.contains { $0.canonicalForm == wording.canonicalForm }
                    #expect(same == whole.contains(wording))
                }
            } catch let error as WordingImportFaults {
                refused += 1
                #expect(!error.faults.isEmpty)
                #expect(error.faults.allSatisfy { !$0.problem.isEmpty })
            }
        }
        #expect(refused > 150)
    }
}
