/// The names, limits and plain encodings of a bundle's files.
package enum BundleFormat {
    package static let name = "maitri-bundle"
    package static let version: Int64 = 1

    package static let readme = "README.txt"
    package static let entries = "entries.bin"
    package static let checkpoints = "checkpoints.txt"
    package static let keys = "ledger.pub"
    package static let manifest = "manifest.json"

    /// The files that the manifest lists, in its order.
    package static let files = [readme, entries, checkpoints, keys]

    /// Upper bounds in bytes, far above what an honest bundle needs.
    static let manifestBytes = 65_536
    static let keysBytes = 1_048_576
    /// The text of checkpoints is held in memory: 1 GiB is some four million of them.
    static let checkpointsBytes = 1_073_741_824

    /// The longest encoded entry: every field at its limit, and the fixed parts.
    static let entryBytes =
        22 + 4 * (4 + LedgerEntry.Limits.nameBytes) + 5 + LedgerEntry.Limits.reasonBytes
        + 4 + LedgerEntry.Limits.payloadBytes

    /// An entry as it stands in `entries.bin`: four bytes of length, big endian, then the bytes.
    package static func record(_ entry: [UInt8]) -> [UInt8] {
        var writer = ByteWriter(capacity: 4 + entry.count)
        writer.putBlock(entry)
        return writer.bytes
    }

    /// The notes, each followed by an empty line except the last.
    package static func joined(_ notes: [String]) -> String { notes.joined(separator: "\n") }

    /// Takes joined notes apart. A note is two paragraphs, text and signatures; whatever is
    /// left over becomes a note that nobody can read.
    package static func notes(_ text: [UInt8]) -> [String] {
        guard !text.isEmpty else { return [] }
        let newline = UInt8(ascii: "\n")
        var notes: [String] = []
        var start = 0
        var emptyLines = 0
        for index in text.indices.dropFirst() where text[index] == newline && text[index - 1] == newline {
            emptyLines += 1
            guard emptyLines == 2 else { continue }
            notes.append(String(decoding: text[start..<index], as: UTF8.self))
            start = index + 1
            emptyLines = 0
        }
        notes.append(String(decoding: text[start...], as: UTF8.self))
        return notes
    }

    /// One key a line: the ledger's, then the witnesses'.
    package static func keys(_ ledger: VerificationKey, _ witnesses: [WitnessVerificationKey]) -> String {
        ([ledger.text] + witnesses.map(\.text)).map { $0 + "\n" }.joined()
    }
}
