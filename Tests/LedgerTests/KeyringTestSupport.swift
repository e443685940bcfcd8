import Crypto
import Foundation
import Testing

@testable import Ledger

/// The seed of the random tests of sealing and keyrings; `MAITRI_SEED` sets another.
let keyringSeed: UInt64 =
    ProcessInfo.processInfo.environment["MAITRI_SEED"].flatMap { UInt64($0) } ?? testSeed

/// A directory of its own with a keyring file in it, removed afterwards.
struct KeyringPlace {
    static let passphrase = KeyringSecret.passphrase("fünf stille Wörter am Fluss")
    static let clinical = KeyName(.clinical, subject: "P-001")
    static let identity = KeyName(.identity, subject: "P-001")
    static let other = KeyName(.clinical, subject: "P-002")
    static let instant: Int64 = 1_772_357_400_000

    let directory: String
    var path: String { directory + "/site.keyring" }

    static func with(_ body: (KeyringPlace) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory
            .appending(path: "maitri-keyring-tests-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try body(KeyringPlace(directory: directory))
    }

    /// A new keyring, with scrypt at its cheapest and secrets from a seed.
    func create(_ secret: KeyringSecret = passphrase) throws -> Keyring {
        try Keyring.create(at: path, secret: secret, random: 1, cheaply: true)
    }

    func open(_ secret: KeyringSecret = passphrase) throws -> Keyring {
        try Keyring.open(at: path, secret: secret)
    }

    var bytes: [UInt8] {
        get throws { Array(try Data(contentsOf: URL(filePath: path))) }
    }

    var text: String {
        get throws { String(decoding: try bytes, as: UTF8.self) }
    }

    /// Puts other bytes in the file, as an editor would, with mode 0600.
    func put(_ bytes: [UInt8], at path: String? = nil) throws {
        let path = path ?? self.path
        try Data(bytes).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    /// The file's text after a change, with a code that fits: what only a holder of the secret
    /// can write.
    func vouch(_ lines: [String]) throws -> [UInt8] {
        let master = try KeyringReading(try bytes, path: path).locking.unlock(Self.passphrase, path: path)
        let body = Array((lines.joined(separator: "\n") + "\n").utf8)
        return body + Array("code \(Base64Text.encode(master.code(for: body)))\n".utf8)
    }

    /// The file's lines without the last, the code.
    var lines: [String] {
        get throws { try text.split(separator: "\n").dropLast().map(String.init) }
    }

    func mode(_ path: String? = nil) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path ?? self.path)[.posixPermissions] as? Int
    }
}

/// A key's secret bytes.
func secretBytes(_ key: DataKey) -> [UInt8] { key.secret.withUnsafeBytes { Array($0) } }
