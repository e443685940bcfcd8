/// What a witness has seen of the ledgers that it watches: of each, the largest state that it
/// cosigned. A pure value; `WitnessBookFile` keeps it on the disk.
///
/// The rules are those of C2SP tlog-witness: a witness never cosigns two states of which
/// neither continues the other.
public struct WitnessBook: Hashable, Sendable {
    /// The largest state of one ledger that was cosigned.
    public struct Sighting: Hashable, Sendable {
        /// The ledger's key; its name is the ledger's origin.
        public let log: VerificationKey
        /// The number of entries; 0 before the first cosignature.
        public let size: Int64
        /// The root of the tree over them.
        public let root: Digest256
        /// When it was cosigned, in seconds since 1970; 0 before the first cosignature.
        public let time: Int64
    }

    /// By origin.
    private(set) var sightings: [String: Sighting] = [:]

    /// A book that watches no ledger.
    public init() {}

    /// The ledgers that are watched, by name.
    public var logs: [Sighting] { sightings.keys.sorted().compactMap { sightings[$0] } }

    /// What was seen of the ledger with this origin; nil when it is not watched.
    public func sighting(of origin: String) -> Sighting? { sightings[origin] }

    /// Starts to watch a ledger. Watching it twice changes nothing.
    ///
    /// - Throws: `WitnessRefusal.otherKey` when a ledger of this name has another key.
    public mutating func watch(_ log: VerificationKey) throws(WitnessRefusal) {
        if let known = sightings[log.name] {
            guard known.log == log else { throw .otherKey(log.name) }
            return
        }
        sightings[log.name] = Sighting(log: log, size: 0, root: MerkleHash.empty, time: 0)
    }

    mutating func restore(_ sighting: Sighting) { sightings[sighting.log.name] = sighting }

    /// Cosigns a checkpoint that continues what was seen, and remembers it.
    ///
    /// Keep the changed book on the disk before the note leaves: a witness that forgets can be
    /// made to vouch for two histories.
    /// - Parameters:
    ///   - note: The signed checkpoint's text.
    ///   - proof: That the state last seen is the start of this one; from 0 entries, and for
    ///     an unchanged size, its path is empty.
    ///   - time: Now, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: The note with one more signature line.
    /// - Throws: `WitnessRefusal`; the book is then unchanged.
    public mutating func cosign(
        _ note: String, proof: ConsistencyProof, at time: Int64, with key: WitnessKey
    ) throws(WitnessRefusal) -> SignedCheckpoint {
        let signed: SignedCheckpoint
        do {
            signed = try SignedCheckpoint(parsing: note)
        } catch {
            throw .unreadable(error)
        }
        let seen = try sighting(behind: signed)
        let new = signed.checkpoint
        try Self.check(new, continues: seen, proof: proof)
        guard time >= seen.time, time >= 0 else { throw .timeRunsBackwards(now: time, last: seen.time) }
        let others = signed.signatures.filter { !key.verificationKey.isNamed(by: $0) }
        guard others.count < SignedNote.maximumSignatures else { throw .tooManySignatures }
        let line: NoteSignature
        do {
            line = try key.cosign(signed.note.text, at: time)
        } catch {
            throw .signing(error)
        }
        restore(Sighting(log: seen.log, size: new.size, root: new.root, time: time))
        return SignedCheckpoint(checkpoint: new, signatures: others + [line])
    }

    /// The ledger's last state, when the note is signed by the key that is watched.
    private func sighting(behind signed: SignedCheckpoint) throws(WitnessRefusal) -> Sighting {
        let origin = signed.checkpoint.origin
        guard let seen = sightings[origin], seen.log.name.utf8.elementsEqual(origin.utf8) else {
            throw .unknownLog(origin)
        }
        do {
            try signed.verify(with: seen.log)
        } catch {
            throw .logSignature(error)
        }
        return seen
    }

    private static func check(
        _ new: Checkpoint, continues seen: Sighting, proof: ConsistencyProof
    ) throws(WitnessRefusal) {
        guard new.size >= seen.size else { throw .smaller(size: new.size, seen: seen.size) }
        guard new.size > seen.size || new.root == seen.root else { throw .splitView(size: new.size) }
        guard proof.oldSize == seen.size, proof.newSize == new.size else {
            throw .otherProof(from: proof.oldSize, to: proof.newSize, seen: seen.size, size: new.size)
        }
        guard proof.verifies(oldRoot: seen.root, newRoot: new.root) else {
            throw .inconsistent(size: new.size, seen: seen.size)
        }
    }
}
