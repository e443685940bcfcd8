import Access
import StudyDesign
import Testing

@Suite struct TimeCodeTests {
    let secret = TimeCodeSecret(bytes: Array("12345678901234567890".utf8))

    @Test func codesAreThoseOfTheStandards() throws {
        let secret = try #require(secret)
        let cases = try reference("totp.txt")
        #expect(cases.count == 16)
        for row in cases {
            let number = try #require(Int64(row[1]))
            if row[0] == "time" {
                let step = TimeCode.step(at: Instant(milliseconds: number * 1000))
                #expect(String(TimeCode.value(of: secret.bytes, step: step) % 100_000_000).suffix(8) == (Int(row[2]).map(String.init) ?? ""))
                #expect(TimeCode.code(of: secret, step: step) == row[2].suffix(6))
            } else {
                #expect(TimeCode.code(of: secret, step: number) == row[2])
            }
        }
    }

    @Test func oneStepOnEitherSideIsTaken() throws {
        let secret = try #require(secret)
        let moment = Instant(milliseconds: 1_111_111_111_000)
        let step = TimeCode.step(at: moment)
        for distance in -3...3 as ClosedRange<Int64> {
            let found = TimeCode.step(of: TimeCode.code(of: secret, step: step + distance), made: secret, around: moment)
            #expect(found == (abs(distance) <= 1 ? step + distance : nil))
        }
    }

    @Test(arguments: ["", "12345", "1234567", "abcdef", "０５０４７１", "050471\n", "-50471", String(repeating: "0", count: 1000)])
    func whatIsNoCodeIsRefused(_ typed: String) throws {
        let secret = try #require(secret)
        #expect(TimeCode.step(of: typed, made: secret, around: Instant(milliseconds: 1_111_111_111_000)) == nil)
    }

    @Test func spacesMakeNoDifference() throws {
        let secret = try #require(secret)
        let moment = Instant(milliseconds: 1_111_111_111_000)
        #expect(TimeCode.step(of: " 050 471 ", made: secret, around: moment) == TimeCode.step(at: moment))
    }

    @Test func theKeyIsTypedInGroupsAndTheAddressNamesNoStudy() throws {
        let secret = try #require(secret)
        #expect(secret.key == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
        let address = TimeCode.address(of: secret, label: "Anna & Co/ä")
        #expect(address == "otpauth://totp/Anna%20%26%20Co%2F%C3%A4?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30")
        #expect("\(secret)".contains("GEZD") == false)
    }
}
