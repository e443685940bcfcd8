import Foundation
import Testing

@testable import Ledger

@Suite("A keyring's file that was changed")
struct KeyringTamperingTests {
    private typealias Place = KeyringPlace

    /// A file with two people's keys, one rotated, one destroyed.
    private func sample(_ place: Place) throws -> Keyring {
        let ring = try place.create()
        _ = try ring.ensure([Place.clinical, Place.identity, Place.other])
        _ = try ring.rotate(Place.clinical)
        try ring.destroy(Place.other, at: Place.instant)
        return ring
    }

    @Test("Every byte of the file counts")
    func bytes() throws {
        try Place.with { place in
            _ = try sample(place)
            let good = try place.bytes
            for index in good.indices {
                for flip: UInt8 in [1, 0x20, 0x80] {
                    var changed = good
                    changed[index] ^= flip
                    try place.put(changed)
                    #expect(throws: KeyringError.self, "byte \(index) ^ \(flip)") { try place.open() }
                }
            }
            for count in 0..<good.count {
                try place.put(Array(good.prefix(count)))
                #expect(throws: KeyringError.self, "\(count) bytes") { try place.open() }
            }
            try place.put(good + good)
            #expect(throws: KeyringError.self) { try place.open() }
            try place.put(good)
            _ = try place.open()
        }
    }

    /// Changes of whole lines; of the sample, 4 and 5 are generations 1 and 2 of one key, 6 a
    /// tombstone, 7 another key.
    private static let changes: [(String, @Sendable ([String]) -> [String])] = [
        ("two wrapped keys swapped", { lines in
            let one = lines[4].split(separator: " "), two = lines[7].split(separator: " ")
            var next = lines
            next[4] = "key 1 \(two[2]) \(one[3])"
            next[7] = "key 1 \(one[2]) \(two[3])"
            return next
        }),
        ("two generations swapped", { lines in
            let one = lines[4].split(separator: " "), two = lines[5].split(separator: " ")
            var next = lines
            next[4] = "key 1 \(two[2]) \(one[3])"
            next[5] = "key 2 \(one[2]) \(one[3])"
            return next
        }),
        ("a key renamed", { $0.map { $0.replacingOccurrences(of: "identity/P-001", with: "identity/P-003") } }),
        ("a generation dropped", { $0.enumerated().filter { $0.offset != 4 }.map(\.element) }),
        ("a generation renumbered", { $0.enumerated().map { $0 == 5 ? $1.replacingOccurrences(of: "key 2", with: "key 3") : $1 } }),
        ("a key twice", { Array($0[...4]) + Array($0[4...]) }),
        ("a tombstone given a key", { $0 + [$0[7].replacingOccurrences(of: "identity/P-001", with: "clinical/P-002")] }),
        ("an instant with a plus sign", { $0.map { $0.replacingOccurrences(of: "destroyed ", with: "destroyed +") } }),
        ("an empty line", { $0 + [""] }),
        ("an unknown line", { $0 + ["note hello"] }),
    ]

    @Test("Lines moved, renamed or doubled are refused, even by who could vouch for them", arguments: changes.indices)
    func lines(_ index: Int) throws {
        let (what, change) = Self.changes[index]
        try Place.with { place in
            _ = try sample(place)
            let lines = try place.lines
            try #require(lines.count == 8 && lines[6].hasPrefix("destroyed") && lines[7].hasSuffix("identity/P-001"))
            let code = try #require(try place.text.split(separator: "\n").last)
            let changed = change(lines)
            #expect(changed != lines)
            let vouched = try place.vouch(changed)
            try place.put(Array((changed.joined(separator: "\n") + "\n\(code)\n").utf8))
            #expect(throws: KeyringError.tampered(place.path), "\(what)") { try place.open() }
            // A code made anew does not help: a secret is bound to its name and generation.
            try place.put(vouched)
            #expect(throws: KeyringError.self, "\(what), vouched for") { try place.open() }
            try place.put(try place.vouch(lines))
            _ = try place.open()
        }
    }

    @Test("An entry or a generation taken away, or a tombstone, is noticed", arguments: [4, 5, 6, 7])
    func removal(line: Int) throws {
        try Place.with { place in
            _ = try sample(place)
            var lines = try place.text.split(separator: "\n").map(String.init)
            lines.remove(at: line)
            try place.put(Array((lines.joined(separator: "\n") + "\n").utf8))
            #expect(throws: KeyringError.tampered(place.path)) { try place.open() }
        }
    }

    @Test("An old copy put back is noticed by whoever has seen a newer one")
    func rollback() throws {
        try Place.with { place in
            let ring = try place.create()
            _ = try ring.ensure([Place.clinical])
            let old = try place.bytes
            try ring.destroy(Place.clinical, at: 1)
            try place.put(old)
            let rolledBack = KeyringError.rolledBack(place.path)
            #expect(throws: rolledBack) { try ring.reload() }
            #expect(throws: rolledBack) { try ring.ensure([Place.other]) }
            #expect(throws: rolledBack) { try ring.rotateSecret(to: Place.passphrase, cost: .least) }
            #expect(ring.state(Place.clinical) == .destroyed(at: 1))
            // A later serial does not make up for a key that has come back.
            try place.put(try place.vouch(place.lines.map { $0.hasPrefix("serial") ? "serial 99" : $0 }))
            #expect(throws: rolledBack) { try ring.reload() }
        }
    }

    @Test("Random lines are refused without a trap")
    func noise() throws {
        try Place.with { place in
            _ = try sample(place)
            let good = try place.bytes
            var random = SplitMix64(keyringSeed)
            for round in 0..<3_000 {
                var bytes = good
                for _ in 0...(random.next() % 4) {
                    let at = Int(random.next() % UInt64(bytes.count))
                    let end = min(bytes.count, at + Int(random.next() % 40))
                    bytes.replaceSubrange(at..<end, with: random.bytes(Int(random.next() % 20)))
                }
                guard bytes != good else { continue }
                let noise = bytes
                #expect(throws: KeyringError.self, "seed \(keyringSeed), round \(round)") {
                    let reading = try KeyringReading(noise, path: "x")
                    guard case .scrypt(.least) = reading.locking.method else { throw KeyringError.cost("x") }
                    return try reading.contents(reading.locking.unlock(Place.passphrase, path: "x"), kind: "x")
                }
            }
        }
    }
}
