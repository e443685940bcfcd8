import Ledger
import Testing

@Suite("Keys and signed notes")
struct SignedNoteTests {
    /// The Go checksum database's published key and one of its tree heads.
    static let goKey = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
    static let goHead = """
        go.sum database tree
        6476701
        mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=

        — sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=

        """
    /// The sample in C2SP tlog-checkpoint; its key is not printed there.
    static let sample = """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

        """

    /// RFC 8032, section 7.1, test 1 (the empty message) and its keys.
    @Test func ed25519KnownValues() throws {
        let seed = try #require(
            HexText.decode("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
        let key = try SigningKey(name: "test", seed: seed)
        #expect(
            HexText.encode(key.verificationKey.publicKey)
                == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        #expect(
            HexText.encode(try key.sign("").signature)
                == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")
    }

    @Test func aPublishedTreeHeadVerifies() throws {
        let key = try VerificationKey(text: Self.goKey)
        #expect(key.name == "sum.golang.org")
        #expect(key.keyID == 0x033d_e0ae)
        #expect(key.text == Self.goKey)
        let head = try SignedCheckpoint(parsing: Self.goHead)
        try head.verify(with: key)
        #expect(head.checkpoint.origin == "go.sum database tree")
        #expect(head.checkpoint.size == 6_476_701)
        #expect(head.text == Self.goHead)
        let altered = Self.goHead.replacingOccurrence(of: "6476701", with: "6476702")
        #expect(throws: SignedNoteError.signatureDoesNotVerify("sum.golang.org+033de0ae")) {
            try SignedCheckpoint(parsing: altered).verify(with: key)
        }
    }

    @Test func theSpecificationsSampleIsRead() throws {
        let signed = try SignedCheckpoint(parsing: Self.sample)
        #expect(signed.checkpoint.size == 20_852_163)
        #expect(signed.signatures.map(\.keyName) == ["example.com/behind-the-sofa"])
        #expect(signed.signatures.map(\.keyID) == [0x033d_e0ae])
        #expect(signed.signatures.map(\.signature.count) == [64])
        #expect(signed.text == Self.sample)
    }

    /// Reference/ledger-reference.json (Python, `cryptography` 48.0.0).
    @Test func ourCheckpointAgreesWithTheReference() throws {
        let reference = try LedgerReference.load()
        let key = try SigningKey(
            name: reference.name, seed: try #require(HexText.decode(reference.seed)))
        #expect(key.verificationKey.text == reference.verificationKey)
        let last = try #require(reference.roots.last)
        let root = try #require(Digest256(hex: last))
        let signed = try CheckpointSigner(key: key).signFirst(size: 7, root: root)
        #expect(signed.text == reference.checkpoint)
        #expect(try SignedCheckpoint(parsing: reference.checkpoint) == signed)
    }

    @Test(arguments: [
        "", "sum.golang.org", "sum.golang.org+033de0ae",
        "sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
        "sum.golang.org+033DE0AE+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
        "sum.golang.org+033de0ae+As4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
        "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuA==",
        "sum golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
    ])
    func keysThatDoNotFitAreRefused(_ text: String) {
        #expect(throws: SigningKeyError.self) { try VerificationKey(text: text) }
    }

    @Test(arguments: ["", "two words", "a+b", "a\u{2003}b", "a\nb", "a\u{1}b"])
    func namesThatNoNoteMayHoldAreRefused(_ name: String) {
        #expect(throws: SigningKeyError.name) {
            try SigningKey(name: name, seed: [UInt8](repeating: 1, count: 32))
        }
    }

    @Test func aSigningKeyNeverPrintsItsSecret() throws {
        let key = try SigningKey(name: "test", seed: Array("abcdefghijklmnopqrstuvwxyz012345".utf8))
        var dumped = ""
        dump(key, to: &dumped)
        for text in [dumped, "\(key)", String(reflecting: key), String(describing: [key])] {
            #expect(!text.contains("97, 98") && !text.contains("616263") && !text.contains("seed"))
        }
        #expect("\(key)" == "signing key \(key.verificationKey)")
    }
}

extension String {
    func replacingOccurrence(of old: String, with new: String) -> String {
        guard let range = firstRange(of: old) else { return self }
        return replacingCharacters(in: range, with: new)
    }

    private func replacingCharacters(in range: Range<Index>, with new: String) -> String {
        String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
    }
}
