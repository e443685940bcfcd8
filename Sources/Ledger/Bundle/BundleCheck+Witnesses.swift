/// What one witness cosigned.
struct WitnessSeen {
    let key: WitnessVerificationKey
    let keyIsReaders: Bool
    var sightings: [(size: Int64, time: Int64)] = []

    var report: WitnessReport {
        let largest = sightings.map(\.size).max()
        return WitnessReport(
            key: key.text, keyIsReaders: keyIsReaders, cosignatures: sightings.count,
            size: largest, time: sightings.filter { $0.size == largest }.map(\.time).max())
    }
}

extension BundleCheck {
    /// Finds the cosignatures of the reader's witnesses and of those named in the bundle.
    mutating func witnessed(
        _ notes: [String], by bundled: [WitnessVerificationKey]
    ) -> [WitnessSeen] {
        var seen = reader.witnesses.map { WitnessSeen(key: $0, keyIsReaders: true) }
        for key in bundled where !seen.contains(where: { $0.key == key }) {
            seen.append(WitnessSeen(key: key, keyIsReaders: false))
        }
        guard !seen.isEmpty else { return [] }
        for (index, note) in notes.enumerated() {
            // What cannot be read is the ledger's finding.
            guard let signed = try? SignedCheckpoint(parsing: note) else { continue }
            for witness in seen.indices {
                do {
                    let times = try seen[witness].key.times(on: signed)
                    seen[witness].sightings += times.map { (signed.checkpoint.size, $0) }
                } catch {
                    add(.cosignatureNotVerified, file: BundleFormat.checkpoints, "Checkpoint \(index + 1): \(error)")
                }
            }
        }
        for witness in seen where witness.keyIsReaders && witness.sightings.isEmpty {
            add(
                .notWitnessed,
                "The witness \(witness.key) cosigned no checkpoint of this bundle: others may have been shown another history.")
        }
        return seen
    }
}
