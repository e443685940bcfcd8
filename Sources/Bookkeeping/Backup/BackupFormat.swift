public import Ledger

/// What stands at the head of a backup. A backup holds the ledger and its checkpoints from one
/// entry on; the tables follow from the ledger, and the keys belong into another backup.
public struct BackupHead: Hashable, Sendable, Codable {
    public let format: Int
    /// The ledger's public key.
    public let ledgerKey: String
    /// The number of the first entry in this file: 0 for a whole backup.
    public let first: Int64
    /// The root of the tree over the entries before it.
    public let rootBefore: Digest256
    /// The ledger's length with this file.
    public let size: Int64
    /// The root of the tree over all of them.
    public let root: Digest256
    /// When it was made, milliseconds since 1970.
    public let made: Int64

    static let format = 1
}

/// The blocks of a backup: a byte that says what follows, and that.
enum BackupBlock {
    static let head: UInt8 = 0x48
    static let entry: UInt8 = 0x45
    static let checkpoint: UInt8 = 0x43
    static let end: UInt8 = 0x5A

    static func framed(_ kind: UInt8, _ content: [UInt8]) -> [UInt8] {
        var writer = ByteWriter(capacity: content.count + 5)
        writer.putBlock([kind] + content)
        return writer.bytes
    }
}

/// Why a backup is not made or not restored.
public enum BackupError: Error, Hashable, Sendable, CustomStringConvertible {
    case nothingNew(size: Int64)
    case shorter(size: Int64, first: Int64)
    case damagedStore(String)
    case content(path: String, problem: String)
    case otherLedger(path: String)
    case gap(path: String, expected: Int64, first: Int64)
    case differs(path: String)
    case notEmpty
    case none

    public var description: String {
        switch self {
        case .nothingNew(let size): "The ledger still has \(size) entries; there is nothing to add to the backups that are there."
        case .shorter(let size, let first): "The ledger has \(size) entries, so no backup can begin at entry \(first)."
        case .damagedStore(let sentence): "No backup was made, because the store is damaged: \(sentence)"
        case .content(let path, let problem): "\(path) cannot be restored: \(problem)."
        case .otherLedger(let path): "\(path) is a backup of another ledger. Nothing was restored."
        case .gap(let path, let expected, let first):
            "\(path) begins at entry \(first), and the files before it end at entry \(expected). Give all files, the whole backup first. Nothing was restored."
        case .differs(let path): "\(path) does not continue the files before it. Nothing was restored."
        case .notEmpty: "The store is not empty. A backup is restored into an empty one; nothing was changed."
        case .none: "Name the backup's files, the whole backup first."
        }
    }
}
