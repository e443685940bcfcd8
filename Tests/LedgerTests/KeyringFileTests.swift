import Foundation
import Synchronization
import Testing

@testable import Ledger

@Suite("A keyring's file on the disk")
struct KeyringFileTests {
    private typealias Place = KeyringPlace

    @Test("A keyring is never overwritten, and a missing one is not made")
    func existing() throws {
        try Place.with { place in
            #expect(throws: KeyringError.missing(place.path)) { try place.open() }
            #expect(try FileManager.default.contentsOfDirectory(atPath: place.directory).isEmpty)
            _ = try place.create().ensure([Place.clinical])
            #expect(throws: KeyringError.exists(place.path)) { try place.create() }
            #expect(try place.open().names == [Place.clinical])
            let link = KeyringPlace(directory: place.directory + "/elsewhere")
            try FileManager.default.createDirectory(atPath: link.directory, withIntermediateDirectories: false)
            try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "/nowhere")
            #expect(throws: KeyringError.exists(link.path)) { try link.create() }
        }
    }

    @Test("A file open to others, a directory or a pipe is refused")
    func modes() throws {
        try Place.with { place in
            _ = try place.create()
            for mode in [0o640, 0o604, 0o660, 0o601] {
                try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: place.path)
                #expect(throws: KeyringError.permissions(place.path, mode: String(mode, radix: 8))) { try place.open() }
            }
            #expect(throws: KeyringError.notAFile(place.directory)) {
                try Keyring.open(at: place.directory, secret: Place.passphrase)
            }
            let pipe = place.directory + "/pipe"
            #expect(mkfifo(pipe, 0o600) == 0)
            #expect(throws: KeyringError.notAFile(pipe)) { try Keyring.open(at: pipe, secret: Place.passphrase) }
        }
    }

    @Test("A symbolic link leads to the file that is changed, so that no old one stays behind it")
    func links() throws {
        try Place.with { place in
            _ = try place.create().ensure([Place.clinical])
            let link = place.directory + "/link"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: place.path)
            try Keyring.open(at: link, secret: Place.passphrase).destroy(Place.clinical, at: 3)
            #expect(try place.open().state(Place.clinical) == .destroyed(at: 3))
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == place.path)
        }
    }

    @Test("Killed before the rename: the old state opens, and the draft is gone")
    func draft() throws {
        try Place.with { place in
            let ring = try place.create()
            _ = try ring.ensure([Place.clinical])
            let old = try place.bytes
            try ring.destroy(Place.clinical, at: 1)
            let new = try place.bytes
            try place.put(old)
            let access = KeyringFileAccess(path: place.path)
            for left in [new, Array(new.prefix(100)), []] {
                try access.writeDraft(left)
                let again = try place.open()
                #expect(again.state(Place.clinical) == .present)
                #expect(!FileManager.default.fileExists(atPath: access.draft))
            }
            // One who has the ring open removes it with the next change, were it left then.
            let again = try place.open()
            try access.writeDraft(old)
            try again.destroy(Place.clinical, at: 2)
            #expect(!FileManager.default.fileExists(atPath: access.draft))
            #expect(try place.open().state(Place.clinical) == .destroyed(at: 2))
        }
    }

    @Test("After a destruction nothing of the key is left in the folder, nor in the old file")
    func erasure() throws {
        try Place.with { place in
            let ring = try place.create()
            _ = try ring.ensure([Place.clinical, Place.other])
            _ = try ring.rotate(Place.clinical)
            let wrapped = try place.lines.filter { $0.hasSuffix("clinical/P-001") }.map { $0.split(separator: " ")[2] }
            #expect(wrapped.count == 2)
            let old = try #require(FileHandle(forReadingAtPath: place.path))
            try ring.destroy(Place.clinical, at: 1)
            for file in try FileManager.default.contentsOfDirectory(atPath: place.directory) {
                let text = try String(contentsOfFile: place.directory + "/" + file, encoding: .utf8)
                for secret in wrapped { #expect(!text.contains(secret), "\(file)") }
            }
            let left = try #require(try old.readToEnd())
            #expect(left.count > 200 && left.allSatisfy { $0 == 0 })
        }
    }

    @Test("A copy by another name is left as it is")
    func hardLink() throws {
        try Place.with { place in
            let ring = try place.create()
            _ = try ring.ensure([Place.clinical])
            let copy = place.directory + "/copy"
            try FileManager.default.linkItem(atPath: place.path, toPath: copy)
            try ring.destroy(Place.clinical, at: 1)
            #expect(try Keyring.open(at: copy, secret: Place.passphrase).state(Place.clinical) == .present)
        }
    }

    @Test("Two keyrings on one file see and keep one another's changes")
    func two() throws {
        try Place.with { place in
            let one = try place.create(), two = try place.open()
            _ = try one.ensure([Place.clinical])
            #expect(two.state(Place.clinical) == .absent)
            // Both want the same key: the second finds the first's.
            #expect(try !two.ensure([Place.clinical]))
            #expect(try secretBytes(two.newest(Place.clinical)) == secretBytes(one.newest(Place.clinical)))
            _ = try two.ensure([Place.other])
            #expect(one.state(Place.other) == .absent)
            try one.reload()
            #expect(one.state(Place.other) == .present)
            #expect(try two.rotate(Place.clinical) == 2)
            #expect(try one.rotate(Place.clinical) == 3)
            try one.destroy(Place.clinical, at: 1)
            _ = try two.newest(Place.clinical)
            try two.reload()
            #expect(throws: KeyringError.destroyed(Place.clinical, at: 1)) { try two.newest(Place.clinical) }
            try one.rotateSecret(to: .passphrase("another twelve"), cost: .least)
            #expect(throws: KeyringError.secretChanged(place.path)) { try two.reload() }
            #expect(throws: KeyringError.secretChanged(place.path)) { try two.ensure([Place.identity]) }
        }
    }

    @Test("Many at once lose nothing")
    func crowd() throws {
        try Place.with { place in
            _ = try place.create()
            let rings = try (0..<4).map { _ in try place.open() }
            let failures = Mutex<[String]>([])
            DispatchQueue.concurrentPerform(iterations: 8) { worker in
                do {
                    for round in 0..<6 {
                        let mine = KeyName(.clinical, subject: "P-\(worker)-\(round)")
                        _ = try rings[worker % 4].ensure([mine, KeyName(.staff)])
                        if round.isMultiple(of: 3) { try rings[worker % 4].destroy(mine, at: Int64(round)) }
                    }
                } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
            #expect(failures.withLock { $0 } == [])
            let ring = try place.open()
            #expect(ring.names.count == 8 * 6 + 1)
            for name in ring.names {
                let isGone = name.subject?.hasSuffix("-0") == true || name.subject?.hasSuffix("-3") == true
                #expect((ring.state(name) != .present) == isGone, "\(name)")
            }
            let secrets = try rings.map { ring in
                try ring.reload()
                return try secretBytes(ring.newest(KeyName(.staff)))
            }
            #expect(Set(secrets).count == 1)
        }
    }

    @Test("When the file cannot be written, nothing has changed in memory either")
    func unwritable() throws {
        try Place.with { place in
            let ring = try place.create()
            _ = try ring.ensure([Place.clinical])
            // A folder where the draft is to be.
            let draft = KeyringFileAccess(path: place.path).draft
            try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: false)
            #expect(throws: KeyringError.self) { try ring.ensure([Place.other]) }
            #expect(throws: KeyringError.self) { try ring.destroy(Place.clinical, at: 1) }
            #expect(ring.names == [Place.clinical] && ring.state(Place.clinical) == .present)
            try FileManager.default.removeItem(atPath: draft)
            #expect(try ring.ensure([Place.other]))
        }
    }
}
