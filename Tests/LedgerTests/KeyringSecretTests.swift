import Foundation
import Testing

@testable import Ledger

@Suite("What unlocks a keyring")
struct KeyringSecretTests {
    private typealias Place = KeyringPlace

    @Test("A file that another implementation wrote is opened")
    func reference() throws {
        try Place.with { place in
            try place.put(Array(Self.referenceFile.utf8))
            let ring = try place.open()
            #expect(ring.names.map(\.description) == ["clinical/P-001", "clinical/P-002", "staff"])
            #expect(try secretBytes(ring.key(Place.clinical, generation: 1)) == Array(0..<32))
            #expect(try secretBytes(ring.newest(Place.clinical)) == Array(32..<64))
            #expect(try secretBytes(ring.newest(KeyName(.staff))) == [UInt8](repeating: 42, count: 32))
            #expect(ring.state(Place.other) == .destroyed(at: Place.instant))
        }
    }

    @Test("An accented letter may be typed in two parts")
    func normalization() throws {
        try Place.with { place in
            _ = try place.create()
            let decomposed = "fünf stille Wörter am Fluss".decomposedStringWithCanonicalMapping
            #expect(decomposed.utf8.count == "fünf stille Wörter am Fluss".utf8.count + 2)
            _ = try place.open(.passphrase(decomposed))
        }
    }

    @Test("A wrong passphrase is told from a damaged file", arguments: [
        "", "funf stille Worter am Fluss", "fünf stille Wörter am Fluss ", "FÜNF STILLE WÖRTER AM FLUSS",
    ])
    func wrong(words: String) throws {
        try Place.with { place in
            _ = try place.create()
            #expect(throws: KeyringError.wrongSecret(place.path, kind: "passphrase")) {
                try place.open(.passphrase(words))
            }
        }
    }

    @Test("A short passphrase locks nothing")
    func short() throws {
        try Place.with { place in
            #expect(throws: KeyringError.shortPassphrase) { try place.create(.passphrase("eleven char")) }
            #expect(!FileManager.default.fileExists(atPath: place.path))
            let ring = try place.create()
            #expect(throws: KeyringError.shortPassphrase) { try ring.rotateSecret(to: .passphrase("x")) }
            _ = try place.open()
        }
    }

    @Test("A key file of 64 digits or 32 bytes opens; an open, missing or other file does not")
    func keyFile() throws {
        try Place.with { place in
            let path = place.directory + "/key"
            let secret = try KeyringSecret.makeKeyFile(at: path)
            #expect(try place.mode(path) == 0o600)
            #expect(throws: KeyringError.self) { try KeyringSecret.makeKeyFile(at: path) }
            _ = try place.create(secret).ensure([Place.clinical])
            #expect(try place.open(secret).names == [Place.clinical])
            let raw = try secret.bytes()
            try place.put(raw, at: path)
            #expect(try place.open(secret).names == [Place.clinical])
            try place.put([raw[0] ^ 1] + raw.dropFirst(), at: path)
            #expect(throws: KeyringError.wrongSecret(place.path, kind: "key file")) { try place.open(secret) }
            for wrong in [[], Array(raw.dropLast()), raw + [0], Array(HexText.encode(raw).uppercased().utf8)] {
                try place.put(wrong, at: path)
                #expect(throws: KeyringError.self) { try place.open(secret) }
            }
            try place.put(raw, at: path)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            #expect(throws: KeyringError.keyFile("\(path) is open to others (mode 640); run chmod 600 on it.")) {
                try place.open(secret)
            }
            #expect(throws: KeyringError.keyFile("there is no file \(path)x.")) {
                try place.open(.keyFile(path: path + "x"))
            }
        }
    }

    @Test("The other kind of secret is named")
    func otherKind() throws {
        try Place.with { place in
            let key = try KeyringSecret.makeKeyFile(at: place.directory + "/key")
            let ring = try place.create()
            #expect(throws: KeyringError.otherKind(place.path, needs: "passphrase")) { try place.open(key) }
            try ring.rotateSecret(to: key)
            #expect(throws: KeyringError.otherKind(place.path, needs: "key file")) { try place.open() }
        }
    }

    @Test("A new secret keeps every key and every tombstone, and the old one opens nothing")
    func rotation() throws {
        try Place.with { place in
            let ring = try place.create()
            _ = try ring.ensure([Place.clinical, Place.other])
            try ring.destroy(Place.other, at: 7)
            let secret = try secretBytes(ring.newest(Place.clinical))
            let before = try place.lines, old = try place.bytes
            let next = KeyringSecret.passphrase("another twelve")
            try ring.rotateSecret(to: next, cost: .least)
            #expect(throws: KeyringError.wrongSecret(place.path, kind: "passphrase")) { try place.open() }
            let again = try place.open(next)
            #expect(try secretBytes(again.newest(Place.clinical)) == secret)
            #expect(again.state(Place.other) == .destroyed(at: 7))
            #expect(throws: KeyringError.destroyed(Place.other, at: 7)) { try again.ensure([Place.other]) }
            // Nothing wrapped under the old secret is left, and the ring itself goes on.
            let after = try place.text
            for line in before where line.hasPrefix("key") || line.hasPrefix("secret") || line.hasPrefix("check") {
                #expect(!after.contains(line))
            }
            _ = try ring.ensure([Place.identity])
            #expect(try place.open(next).state(Place.identity) == .present)
            try place.put(old)
            #expect(throws: KeyringError.rolledBack(place.path)) { try ring.reload() }
        }
    }

    @Test("By default a passphrase costs 128 MiB, and a file cannot ask for more than 256")
    func cost() throws {
        #expect(KeyringCost.standard == KeyringCost(logN: 17, r: 8, p: 1))
        #expect(KeyringCost(logN: 18, r: 8, p: 4) != nil)
        for (logN, r, p) in [(19, 8, 1), (18, 16, 1), (3, 8, 1), (62, 8, 1), (16, 7, 1), (16, 17, 1), (16, 8, 0), (16, 8, 5)] {
            #expect(KeyringCost(logN: logN, r: r, p: p) == nil, "\(logN) \(r) \(p)")
        }
        try Place.with { place in
            _ = try Keyring.create(at: place.path, secret: Place.passphrase)
            #expect(try place.lines[2].hasPrefix("secret scrypt 17 8 1 "))
            _ = try place.open()
            try place.put(Array(place.text.replacingOccurrences(of: "scrypt 17 8 1", with: "scrypt 30 8 1").utf8))
            #expect(throws: KeyringError.cost(place.path)) { try place.open() }
        }
    }

    @Test("A secret does not print itself")
    func silence() {
        var text = ""
        dump(Place.passphrase, to: &text)
        text += "\(Place.passphrase) \([Place.passphrase])"
        #expect(!text.contains("Fluss"))
    }

    private static let referenceFile = """
        maitri keyring 1
        serial 9
        secret scrypt 4 8 1 ZGVmZ2hpamtsbW5vcHFycw==
        check lf+FLpQuBtWKQkvo6P7bew==
        key 1 X7o0AEwbhYiVYNxB9xEallFM0HdL9Dufcg2lkWwiynbSM+IiJklIG+0H2QHU6R5QLnlThHzuh3c= clinical/P-001
        key 2 +Bb8O4/aIyEfWuvpUnoJ+Fl24mQTv0FBct2S4Lny3ORZRCbBdOSafiPiGKD4ZPZpK2gFt+cak4w= clinical/P-001
        destroyed 1772357400000 clinical/P-002
        key 1 NnlM+mNsz5fBCPsjMsQHIT/tQ/KXxgMCS4gTqT2CdPKf4MsFqmSi0zXOWkIkj54YnF9BOlcI8yo= staff
        code zfngkIyWilWXsq36tJtWy+OAnK4OSfdcUAU0u0VieIE=

        """
}
