import Foundation
import Ledger
import Testing

@Suite("Random damage to a bundle")
struct BundleTamperingAtRandomTests {
    private enum Damage: CaseIterable { case flip, overwrite, drop, insert, swap, cut, grow, zero }

    /// A thousand mutations spread over all files; the verifier is given nothing but the bundle.
    @Test("Each of 1,000 random changes to any file is found")
    func everyChangeIsFound() throws {
        var random = SplitMix64(testSeed)
        let files = BundleFormat.files + [BundleFormat.manifest]
        let sample = try BundleSample(count: 53)
        var found = 0
        try sample.withBundle { forger in
            for round in 0..<1_000 {
                let name = files[round % files.count]
                let original = try forger.read(name)
                var changed = original
                while changed == original { changed = damaged(original, using: &random) }
                try forger.write(changed, to: name)
                // An error is an answer too: it says that nothing can be verified.
                let report = try? BundleVerification.verify(directory: forger.directory)
                if report?.isIntact != true { found += 1 } else {
                    Issue.record("seed \(testSeed), round \(round): a change to \(name) was not found")
                }
                try forger.write(original, to: name)
            }
            let report = try BundleVerification.verify(directory: forger.directory)
            #expect(report.isIntact, "the bundle was put back: \(report.sentences)")
        }
        #expect(found == 1_000)
    }

    /// The same on the entries, with a manifest made to fit: only signatures can tell.
    @Test("Each of 300 random changes to signed entries is found although the manifest fits")
    func signaturesFindWhatTheManifestHides() throws {
        var random = SplitMix64(testSeed &+ 1)
        let sample = try BundleSample(count: 50)
        try sample.withBundle { forger in
            let original = try forger.read(BundleFormat.entries)
            for round in 0..<300 {
                var changed = original
                while changed == original { changed = damaged(original, using: &random) }
                try forger.write(changed, to: BundleFormat.entries)
                try forger.fitManifest()
                let report = try BundleVerification.verify(directory: forger.directory)
                if report.isIntact {
                    Issue.record("seed \(testSeed), round \(round): a change was not found")
                }
            }
        }
    }

    private func damaged(_ bytes: [UInt8], using random: inout SplitMix64) -> [UInt8] {
        var result = bytes
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let other = Int.random(in: 0..<bytes.count, using: &random)
        switch Damage.allCases[Int.random(in: 0..<Damage.allCases.count, using: &random)] {
        case .flip: result[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case .overwrite: result[place] = UInt8.random(in: 0...255, using: &random)
        case .drop: result.remove(at: place)
        case .insert: result.insert(UInt8.random(in: 0...255, using: &random), at: place)
        case .swap: result.swapAt(place, other)
        case .cut: result.removeLast(bytes.count - place)
        case .grow: result.append(contentsOf: random.bytes(Int.random(in: 1...40, using: &random)))
        case .zero: for index in place..<min(place + 8, bytes.count) { result[index] = 0 }
        }
        return result
    }
}
