import Foundation
import Ledger
import Testing

@Suite("The signing key's file")
struct SigningKeyFileTests {
    private static let seed = [UInt8](0..<32)

    /// A directory of its own with `data` and `keys` in it, removed afterwards.
    private func withDirectory(_ body: (_ data: String, _ keys: String) throws -> Void) throws {
        let root = FileManager.default.temporaryDirectory
            .appending(path: "maitri-key-tests-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        let data = root.appending(path: "data").path
        let keys = root.appending(path: "keys").path
        for path in [data, keys] {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        }
        try body(data, keys)
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func aKeyIsCreatedOnceAndReadBack() throws {
        try withDirectory { data, keys in
            let path = keys + "/ledger.key"
            let made = try SigningKeyFile.create(at: path, name: "clinic.example/a", outside: data) { Self.seed }
            #expect(try mode(path) == 0o600)
            #expect(
                try String(contentsOfFile: path, encoding: .utf8) == """
                    maitri signing key 1
                    algorithm ed25519
                    name clinic.example/a
                    seed AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=

                    """)
            let read = try SigningKeyFile.read(at: path, outside: data)
            #expect(read.verificationKey == made.verificationKey)
            #expect(read.algorithm == .ed25519)
            #expect(throws: SigningKeyFileError.exists(path)) {
                try SigningKeyFile.create(at: path, name: "b", outside: data) { Self.seed }
            }
            #expect(try SigningKeyFile.read(at: path, outside: data).name == "clinic.example/a")
        }
    }

    @Test func theSystemsSeedsDiffer() throws {
        let first = SigningKey.systemSeed()
        #expect(first.count == 32)
        #expect(first != SigningKey.systemSeed())
    }

    @Test func aFileOpenToOthersIsRefused() throws {
        try withDirectory { data, keys in
            let path = keys + "/ledger.key"
            _ = try SigningKeyFile.create(at: path, name: "a", outside: data) { Self.seed }
            for mode in [0o640, 0o604, 0o660, 0o601] {
                try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
                #expect(throws: SigningKeyFileError.permissions(path, mode: String(mode, radix: 8))) {
                    try SigningKeyFile.read(at: path, outside: data)
                }
            }
            try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
            #expect(try SigningKeyFile.read(at: path, outside: data).name == "a")
        }
    }

    @Test func theDataDirectoryIsNoPlaceForAKey() throws {
        try withDirectory { data, keys in
            let inside = data + "/ledger.key"
            #expect(throws: SigningKeyFileError.insideDataDirectory(inside)) {
                try SigningKeyFile.create(at: inside, name: "a", outside: data) { Self.seed }
            }
            #expect(!FileManager.default.fileExists(atPath: inside))
            // Neither by a detour nor through symbolic links, of a directory or of the file.
            let detour = keys + "/../data/ledger.key"
            try FileManager.default.createSymbolicLink(
                atPath: keys + "/link", withDestinationPath: data)
            for path in [detour, keys + "/link/ledger.key"] {
                #expect(throws: SigningKeyFileError.insideDataDirectory(path)) {
                    try SigningKeyFile.create(at: path, name: "a", outside: data) { Self.seed }
                }
            }
            _ = try SigningKeyFile.create(at: inside, name: "a", outside: keys) { Self.seed }
            let fileLink = keys + "/ledger.key"
            try FileManager.default.createSymbolicLink(
                atPath: fileLink, withDestinationPath: inside)
            #expect(throws: SigningKeyFileError.insideDataDirectory(fileLink)) {
                try SigningKeyFile.read(at: fileLink, outside: data)
            }
            // A neighbor whose name merely starts the same is another directory.
            let neighbor = data + "-keys"
            try FileManager.default.createDirectory(
                atPath: neighbor, withIntermediateDirectories: false)
            _ = try SigningKeyFile.create(at: neighbor + "/k", name: "a", outside: data) { Self.seed }
        }
    }

    @Test func whatIsNotAKeyFileIsOneSentence() throws {
        try withDirectory { data, keys in
            let path = keys + "/ledger.key"
            #expect(throws: SigningKeyFileError.missing(path)) {
                try SigningKeyFile.read(at: path, outside: data)
            }
            #expect(throws: SigningKeyFileError.notAKeyFile(keys + "/.")) {
                try SigningKeyFile.read(at: keys + "/.", outside: data)
            }
            #expect(throws: SigningKeyFileError.self) {
                try SigningKeyFile.create(at: keys + "/no/such/place", name: "a", outside: data) { Self.seed }
            }
            let good = "maitri signing key 1\nalgorithm ed25519\nname a\nseed AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
            let cases: [(text: String, error: SigningKeyFileError)] = [
                ("", .content(path, line: 1)),
                ("something else\n", .content(path, line: 1)),
                ("maitri signing key 1\n", .content(path, line: 3)),
                (good.replacingOccurrence(of: "algorithm ", with: "algorithm: "), .content(path, line: 2)),
                (good.replacingOccurrence(of: "ed25519", with: "rsa"), .algorithm(path, "rsa")),
                (good.replacingOccurrence(of: "name a", with: "nom a"), .content(path, line: 3)),
                (good.replacingOccurrence(of: "name a", with: "name a b"), .key(path, .name)),
                (good.replacingOccurrence(of: "h8=", with: "h9="), .content(path, line: 4)),
                (good.replacingOccurrence(of: "Hh8=", with: ""), .key(path, .seedLength(30))),
                (good + "more", .content(path, line: 5)),
                (good + "\n", .content(path, line: 5)),
                (String(good.dropLast()), .content(path, line: 5)),
                (String(repeating: "x", count: 5_000), .notAKeyFile(path)),
            ]
            for item in cases {
                try Data(item.text.utf8).write(to: URL(filePath: path))
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
                #expect(throws: item.error) { try SigningKeyFile.read(at: path, outside: data) }
                #expect(!item.error.description.contains("AAEC"))
            }
        }
    }

    @Test func aSeedOfTheWrongLengthWritesNothing() throws {
        try withDirectory { data, keys in
            let path = keys + "/ledger.key"
            #expect(throws: SigningKeyFileError.key(path, .seedLength(3))) {
                try SigningKeyFile.create(at: path, name: "a", outside: data) { [1, 2, 3] }
            }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }
}
