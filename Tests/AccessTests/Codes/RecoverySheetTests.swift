import Access
import Testing

@Suite struct RecoverySheetTests {
    let sheet = RecoverySheet(seeded(3))

    @Test func aSheetHasTenCodesOfAtLeast112Bits() {
        #expect(Set(sheet.codes).count == 10)
        for code in sheet.codes {
            let groups = code.split(separator: "-")
            // Five bits a character.
            #expect(groups.allSatisfy { $0.count == 4 } && groups.count * 4 * 5 >= 112)
            #expect(code.allSatisfy { !"ILOU".contains($0) })
        }
        #expect(Set(sheet.hashes).count == 10)
        #expect(RecoverySheet(.system).codes != RecoverySheet(.system).codes)
    }

    @Test func howACodeIsTypedMakesNoDifference() throws {
        let code = try #require(sheet.codes.first)
        let hash = RecoverySheet.hash(of: code)
        #expect(hash == sheet.hashes.first)
        for typed in [
            code.lowercased(), code.filter { $0 != "-" }, code.replacing("-", with: " "),
            code.replacing("0", with: "o"), code.replacing("1", with: "l"), " \(code) ",
        ] {
            #expect(RecoverySheet.hash(of: typed) == hash)
        }
    }

    @Test func whatCannotBeACodeHasNoHash() {
        let code = sheet.codes[0]
        for typed in ["", "123456", String(code.dropLast()), code + "0", code.dropLast() + "ü", String(repeating: code, count: 9)] {
            #expect(RecoverySheet.hash(of: String(typed)) == nil)
        }
    }

    @Test func aSheetDoesNotPrintItself() { #expect("\(sheet)" == "a recovery sheet") }
}
