import Foundation
import Ledger
import Records

/// Reads the files of a backup in order, and checks that each is whole and continues the ones
/// before it.
struct BackupReading {
    let paths: [String]
    let key: RecipientPrivateKey
    let publicKey: VerificationKey

    /// What the newest file says at its head.
    struct Contents {
        var head: BackupHead?
        var checkpoints: [String] = []
    }

    /// - Parameter body: Takes each entry, in order.
    /// - Throws: `BackupError`, `EnvelopeError`, or what `body` throws.
    func read(_ body: (LedgerRow) throws -> Void) throws -> Contents {
        guard !paths.isEmpty else { throw BackupError.none }
        var tree = MerkleFrontier()
        var contents = Contents()
        for path in paths {
            var blocks = EnvelopeBlocks(try EnvelopeReader(path: path, key: key))
            let head = try self.head(&blocks, path)
            guard head.first == tree.size else { throw BackupError.gap(path: path, expected: tree.size, first: head.first) }
            guard head.rootBefore == tree.root else { throw BackupError.differs(path: path) }
            contents = Contents(head: head)
            var isAtEnd = false
            while let block = try blocks.next() {
                guard !isAtEnd, let kind = block.first else { throw BackupError.content(path: path, problem: "it goes on behind its end") }
                let content = Array(block.dropFirst())
                switch kind {
                case BackupBlock.entry:
                    let row = try row(content, path)
                    guard row.sequence == tree.size else { throw BackupError.content(path: path, problem: "entry \(tree.size) is missing") }
                    tree.append(MerkleHash.leaf(content))
                    try body(row)
                case BackupBlock.checkpoint: contents.checkpoints.append(String(decoding: content, as: UTF8.self))
                case BackupBlock.end: isAtEnd = true
                default: throw BackupError.content(path: path, problem: "it holds a part that this program does not know")
                }
            }
            guard isAtEnd else { throw BackupError.content(path: path, problem: "its end is missing") }
            guard tree.size == head.size, tree.root == head.root else { throw BackupError.differs(path: path) }
        }
        return contents
    }

    private func head(_ blocks: inout EnvelopeBlocks, _ path: String) throws -> BackupHead {
        guard let block = try blocks.next(), block.first == BackupBlock.head,
            let head = try? CanonicalJSON.decode(BackupHead.self, from: Array(block.dropFirst())), head.format == BackupHead.format
        else { throw BackupError.content(path: path, problem: "its head cannot be read; a newer program may have made it") }
        guard head.ledgerKey == publicKey.text else { throw BackupError.otherLedger(path: path) }
        return head
    }

    private func row(_ bytes: [UInt8], _ path: String) throws -> LedgerRow {
        do { return LedgerRow(try LedgerEntry(decoding: bytes)) } catch {
            throw BackupError.content(path: path, problem: "an entry cannot be read (\(error))")
        }
    }
}
