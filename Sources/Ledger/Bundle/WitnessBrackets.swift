/// The times between which witnesses place an entry.
///
/// A witness that cosigned `size` entries at a time had seen entry `size - 1` and all before
/// it, so none of them can be dated later. It had not seen entry `size`; when checkpoints reach
/// witnesses within a known delay, that entry cannot be dated longer than the delay before.
struct WitnessBrackets {
    private struct Sighting {
        let size: Int64
        let time: Int64
        let witness: String
        /// The places, in the list, of the earliest time from here on and the latest up to here.
        var earliest = 0
        var latest = 0
    }

    private var sightings: [Sighting] = []
    private var position = 0
    private let allowances: BundleVerification.Allowances
    /// One finding for each sighting says enough.
    private var said: Set<Int> = []
    /// No honest time is later: the last second of the year 9999.
    private static let latestTime: Int64 = 253_402_300_799

    init(_ witnesses: [WitnessSeen], allowances: BundleVerification.Allowances) {
        self.allowances = allowances
        sightings = witnesses.flatMap { witness in
            witness.sightings.map {
                Sighting(
                    size: $0.size, time: min($0.time, Self.latestTime),
                    witness: witness.key.name)
            }
        }.sorted { ($0.size, $0.time) < ($1.size, $1.time) }
        for index in sightings.indices {
            let before = index > 0 ? sightings[index - 1].latest : index
            sightings[index].latest = sightings[before].time > sightings[index].time ? before : index
        }
        for index in sightings.indices.reversed() {
            let after = index + 1 < sightings.count ? sightings[index + 1].earliest : index
            sightings[index].earliest = sightings[after].time < sightings[index].time ? after : index
        }
    }

    /// Checks the next entry's time, in milliseconds. Numbers only grow, or are looked up as if.
    mutating func check(_ instant: Int64, of number: Int64) -> BundleFinding? {
        guard !sightings.isEmpty, LedgerEntry.Limits.instants.contains(instant) else { return nil }
        while position < sightings.count, sightings[position].size <= number { position += 1 }
        let seconds = instant / 1_000
        if position < sightings.count {
            let index = sightings[position].earliest
            let sighting = sightings[index]
            if seconds - allowances.clockDifference > sighting.time, said.insert(2 * index).inserted {
                return finding(
                    .datedAfterWitness, number, instant,
                    "but \(sighting.witness) had seen it by \(InstantText.utc(seconds: sighting.time)): a clock was wrong, or a time was changed.")
            }
        }
        if position > 0 {
            let index = sightings[position - 1].latest
            let sighting = sightings[index]
            if seconds + allowances.witnessDelay < sighting.time, said.insert(2 * index + 1).inserted {
                return finding(
                    .backdated, number, instant,
                    "but \(sighting.witness) saw only \(sighting.size) entries at \(InstantText.utc(seconds: sighting.time)): it was added later than it says, or the witness was out of reach for longer than \(allowances.witnessDelay) s.")
            }
        }
        return nil
    }

    private func finding(
        _ kind: BundleFinding.Kind, _ number: Int64, _ instant: Int64, _ rest: String
    ) -> BundleFinding {
        BundleFinding(
            kind: kind, file: nil, entries: number...number,
            sentence: "Entry \(number) is dated \(InstantText.utc(instant)), \(rest)")
    }
}
