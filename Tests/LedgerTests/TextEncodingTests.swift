import Foundation
import Ledger
import Testing

@Suite("Digests and their text")
struct TextEncodingTests {
    /// FIPS 180-4's example messages, values of the NIST example file for SHA-256.
    @Test func digestsOfKnownTexts() {
        #expect(
            Digest256(hashing: "abc").hex
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            Digest256(hashing: [UInt8]()).hex
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test func everyKindOfByteSequenceGivesTheSameDigest() {
        let bytes = Array("abc".utf8)
        let expected = Digest256(hashing: bytes)
        #expect(Digest256(hashing: Data(bytes)) == expected)
        #expect(Digest256(hashing: bytes[0...]) == expected)
        #expect(Digest256(hashing: AnySequence(bytes)) == expected)
    }

    @Test func textFormsOfADigest() throws {
        let digest = Digest256(hashing: "abc")
        #expect(digest.short == "ba7816bf8f01")
        #expect(digest.description == digest.hex)
        #expect(Digest256(hex: digest.hex) == digest)
        #expect(Digest256(bytes: digest.bytes) == digest)
        #expect(Digest256(hex: digest.hex.uppercased()) == nil)
        #expect(Digest256(hex: String(digest.hex.dropLast(2))) == nil)
        #expect(Digest256(bytes: digest.bytes + [0]) == nil)
        let json = try JSONEncoder().encode([digest])
        #expect(String(decoding: json, as: UTF8.self) == "[\"\(digest.hex)\"]")
        #expect(try JSONDecoder().decode([Digest256].self, from: json) == [digest])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Digest256].self, from: Data("[\"abc\"]".utf8))
        }
    }

    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func base64(_ plain: String, _ encoded: String) {
        #expect(Base64Text.encode(Array(plain.utf8)) == encoded)
        #expect(Base64Text.decode(encoded.utf8) == Array(plain.utf8))
    }

    @Test(arguments: [
        "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "=Zg=", "Z===", "====", "Zm9v\n", "Zm 9", "Zm-_", "Zg==Zg==",
    ])
    func base64RefusesOtherSpellings(_ text: String) {
        #expect(Base64Text.decode(text.utf8) == nil)
    }

    @Test func base64AgreesWithFoundation() {
        var random = SplitMix64(testSeed)
        for length in 0..<300 {
            let bytes = random.bytes(length)
            let text = Base64Text.encode(bytes)
            #expect(text == Data(bytes).base64EncodedString())
            #expect(Base64Text.decode(text.utf8) == bytes)
        }
    }
}
