/// Why a witness does not cosign, or why a cosignature is not believed.
public enum WitnessRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// The note is not a signed checkpoint.
    case unreadable(SignedNoteError)
    /// The ledger is not one that this witness watches.
    case unknownLog(String)
    /// The ledger is watched under another key.
    case otherKey(String)
    /// The note is not signed by the ledger's key.
    case logSignature(SignedNoteError)
    /// Fewer entries than were seen before.
    case smaller(size: Int64, seen: Int64)
    /// As many entries as were seen before, but others.
    case splitView(size: Int64)
    /// The proof is about other sizes.
    case otherProof(from: Int64, to: Int64, seen: Int64, size: Int64)
    /// The proof does not lead from the state seen before to this one.
    case inconsistent(size: Int64, seen: Int64)
    /// The clock stands before the last cosignature; seconds since 1970.
    case timeRunsBackwards(now: Int64, last: Int64)
    /// No line is left for one more signature.
    case tooManySignatures
    /// The key does not sign.
    case signing(WitnessKeyError)
    /// A signature line names a witness and is not that witness's over this text and time.
    case cosignature(by: String, size: Int64)

    public var description: String {
        switch self {
        case .unreadable(let error): "The checkpoint cannot be cosigned: \(error)"
        case .unknownLog(let origin):
            "This witness does not watch the ledger \(origin); add the ledger's key first."
        case .otherKey(let origin):
            "The ledger \(origin) is already watched under another key; find out why the key changed before starting a new witness book."
        case .logSignature(let error):
            "The checkpoint is not signed with the watched ledger's key: \(error)"
        case .smaller(let size, let seen):
            "The checkpoint has \(size) entries, but this witness has seen \(seen): an older copy of the ledger may have been put back. Nothing was cosigned."
        case .splitView(let size):
            "The checkpoint of \(size) entries has another root than the one of the same size that this witness has seen: the ledger exists in two versions. Nothing was cosigned."
        case .otherProof(let from, let to, let seen, let size):
            "The consistency proof leads from \(from) to \(to) entries, needed is one from \(seen) to \(size)."
        case .inconsistent(let size, let seen):
            "The proof does not show that the ledger of \(size) entries continues the \(seen) that this witness has seen: an entry may have been changed, dropped or inserted. Nothing was cosigned."
        case .timeRunsBackwards(let now, let last):
            "The clock says \(InstantText.utc(seconds: now)), but this witness cosigned at \(InstantText.utc(seconds: last)) already; set the clock."
        case .tooManySignatures:
            "The checkpoint has \(SignedNote.maximumSignatures) signatures, as many as a note may hold."
        case .signing(let error): error.description
        case .cosignature(let key, let size):
            "The cosignature by \(key) on the checkpoint of \(size) entries is not that witness's: its time, its text or its signature was changed."
        }
    }
}
