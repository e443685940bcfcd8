import Foundation
import Testing

@testable import Ledger

@Suite("A keyring in memory and in a file")
struct KeyringTests {
    private typealias Place = KeyringPlace

    /// The same acts in memory and in a file.
    private func both(_ body: (Keyring) throws -> Void) throws {
        try body(Keyring.inMemory(random: 1))
        try body(Keyring.inMemory())
        try Place.with { try body(try $0.create()) }
    }

    @Test("A key is absent, then present, then destroyed for ever")
    func life() throws {
        try both { ring in
            let name = Place.clinical
            #expect(ring.state(name) == .absent)
            #expect(throws: KeyringError.absent(name)) { try ring.newest(name) }
            #expect(throws: KeyringError.absent(name)) { try ring.rotate(name) }
            #expect(try ring.ensure([name, Place.identity, name]))
            #expect(try !ring.ensure([name, Place.identity]))
            #expect(ring.state(name) == .present)
            let first = try ring.newest(name)
            #expect(first.generation == 1 && first.name == name)
            #expect(try ring.rotate(name) == 2)
            let second = try ring.newest(name)
            #expect(second.generation == 2)
            #expect(secretBytes(second) != secretBytes(first))
            #expect(try secretBytes(ring.key(name, generation: 1)) == secretBytes(first))
            for number in [0, 3, -1, Int.max] {
                #expect(throws: KeyringError.noGeneration(name, number)) { try ring.key(name, generation: number) }
            }
            try ring.destroy(name, at: Place.instant)
            try ring.destroy(name, at: Place.instant + 1)
            let gone = KeyringError.destroyed(name, at: Place.instant)
            #expect(ring.state(name) == .destroyed(at: Place.instant))
            #expect(throws: gone) { try ring.newest(name) }
            #expect(throws: gone) { try ring.key(name, generation: 1) }
            #expect(throws: gone) { try ring.rotate(name) }
            #expect(throws: gone) { try ring.ensure([Place.other, name]) }
            #expect(ring.state(Place.other) == .absent)
            #expect(ring.names == [name, Place.identity])
            #expect(gone.description.contains("2026-03-01T09:30:00.000Z"))
        }
    }

    @Test("A name that never had a key can be destroyed, and stays so")
    func destroyedBeforehand() throws {
        try both { ring in
            try ring.destroy(Place.other, at: 5)
            #expect(throws: KeyringError.destroyed(Place.other, at: 5)) { try ring.ensure([Place.other]) }
        }
    }

    @Test("A name that no key may bear makes nothing")
    func names() throws {
        try both { ring in
            let odd = KeyName(.clinical, subject: "a\nkey 1 x staff")
            #expect(throws: KeyringError.name(odd)) { try ring.ensure([Place.other, odd]) }
            #expect(throws: KeyringError.name(odd)) { try ring.destroy(odd, at: 1) }
            #expect(ring.names.isEmpty)
        }
    }

    @Test("With a seed, a secret depends on seed, name and generation and on no order")
    func seeds() throws {
        let names = [Place.clinical, Place.identity, Place.other]
        func secrets(_ ring: Keyring, _ order: [KeyName]) throws -> [[UInt8]] {
            for name in order { _ = try ring.ensure([name]) }
            return try names.map { try secretBytes(ring.newest($0)) }
        }
        let one = try secrets(.inMemory(random: 1), names)
        #expect(try secrets(.inMemory(random: 1), names.reversed()) == one)
        #expect(Set(one).count == 3)
        #expect(try secrets(.inMemory(random: 2), names) != one)
        #expect(try secrets(.inMemory(), names) != secrets(.inMemory(), names))
    }

    @Test("What was ensured, rotated and destroyed is found again, and seals the same")
    func reopened() throws {
        try Place.with { place in
            let ring = try place.create()
            _ = try ring.ensure([Place.clinical, Place.other, KeyName(.staff)])
            _ = try ring.rotate(Place.clinical)
            try ring.destroy(Place.other, at: Place.instant)
            let sealed = try SealedContent.seal([1], header: [2], with: ring.newest(Place.clinical))
            let again = try place.open()
            #expect(again.names == ring.names)
            #expect(try sealed.open(header: [2], with: again.key(sealed.key, generation: sealed.generation)) == [1])
            #expect(again.state(Place.other) == .destroyed(at: Place.instant))
            #expect(throws: KeyringError.destroyed(Place.other, at: Place.instant)) { try again.ensure([Place.other]) }
            #expect(try place.mode() == 0o600)
        }
    }

    @Test("One write for all that is missing, none when nothing is")
    func writes() throws {
        try Place.with { place in
            let ring = try place.create()
            let names = (0..<50).map { KeyName(.clinical, subject: "P-\($0)") }
            #expect(try place.lines[1] == "serial 1")
            _ = try ring.ensure(names)
            #expect(try place.lines[1] == "serial 2")
            _ = try ring.ensure(names)
            try ring.destroy(names[0], at: 1)
            try ring.destroy(names[0], at: 2)
            #expect(try place.lines[1] == "serial 3")
        }
    }

    @Test("A checkpoint is kept beside the keyring")
    func checkpoints() throws {
        try both { ring in
            #expect(try ring.keptCheckpoint() == nil)
            try ring.keep(checkpoint: "one\n")
            try ring.keep(checkpoint: "twö\n")
            #expect(try ring.keptCheckpoint() == "twö\n")
            #expect(throws: KeyringError.self) { try ring.keep(checkpoint: "") }
            #expect(throws: KeyringError.self) { try ring.keep(checkpoint: String(repeating: "x", count: 65_537)) }
        }
        try Place.with { place in
            try place.create().keep(checkpoint: "kept")
            #expect(try place.open().keptCheckpoint() == "kept")
            #expect(try place.mode(place.path + ".checkpoint") == 0o600)
            try place.put([0xFF], at: place.path + ".checkpoint")
            #expect(throws: KeyringError.checkpoint(place.path + ".checkpoint")) { try place.open().keptCheckpoint() }
        }
    }
}
