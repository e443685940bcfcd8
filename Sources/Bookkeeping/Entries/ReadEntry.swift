public import Ledger
public import Records
public import StudyDesign

/// An entry as it is read: what stands in the open, and the change where it can be opened.
public struct ReadEntry: Hashable, Sendable {
    public let entry: LedgerEntry
    public let trace: Trace
    /// The zone of whoever acted.
    public let zone: String?
    /// When the act was made, where the entry is dated later.
    public let stamped: Instant?
    public let content: Content
    /// The key that the content is sealed under; nil when it is not.
    let sealedUnder: KeyName?

    public enum Content: Hashable, Sendable {
        case open(Change, reason: String?)
        /// The key was destroyed at a person's wish, or the law's.
        case erased
        /// The key is not in this keyring, or the box does not open.
        case closed(String)
    }

    public var change: Change? { if case .open(let change, _) = content { change } else { nil } }
    public var reason: String? { if case .open(_, let reason) = content { reason } else { nil } }
    public var instant: Instant { Instant(milliseconds: entry.instant) }

    /// - Parameter keyring: Nil to read the open parts alone.
    /// - Throws: `LedgerEntryError`, or a sentence when the payload cannot be read.
    init(_ row: LedgerRow, keyring: Keyring?) throws {
        entry = try LedgerEntry(decoding: row.bytes)
        let payload = try EntryPayload(decoding: entry.payload)
        let clear = try payload.decodedClear()
        trace = clear.trace
        zone = clear.zone
        stamped = clear.stamped
        sealedUnder = payload.sealed?.key
        guard let sealed = payload.sealed else {
            guard let change = clear.trace.change else { throw PayloadError("its sealed part is missing") }
            content = .open(change, reason: entry.reason)
            return
        }
        content = Self.content(of: sealed, entry, payload.clear, keyring)
    }

    private static func content(of sealed: SealedContent, _ entry: LedgerEntry, _ clear: [UInt8], _ keyring: Keyring?) -> Content {
        guard let keyring else { return .closed("No keyring was given.") }
        if case .destroyed = keyring.state(sealed.key) { return .erased }
        do {
            let content = try EntrySealing.open(sealed, of: entry, clear: clear, keyring: keyring)
            return .open(content.change, reason: content.reason)
        } catch let error as DecodingError {
            _ = error
            return .closed("What was sealed cannot be read.")
        } catch {
            return .closed("\(error)")
        }
    }
}
