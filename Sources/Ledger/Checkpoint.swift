/// A ledger's state in three lines: which ledger, how many entries, which root.
///
/// The note text of C2SP tlog-checkpoint.
public struct Checkpoint: Hashable, Sendable {
    /// The ledger's identity; for ledgers that Maitri signs, the signing key's name.
    public let origin: String
    /// The number of entries.
    public let size: Int64
    /// The root of the tree over them (RFC 6962, SHA-256).
    public let root: Digest256
    /// Further lines that other logs may add. Maitri writes none.
    public let extensions: [String]

    /// The algorithm of the root's tree.
    public static let hashAlgorithm = HashAlgorithm.rfc6962SHA256

    init(origin: String, size: Int64, root: Digest256, extensions: [String] = []) {
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// The note text: each line with its newline.
    public var text: String {
        ([origin, String(size), Base64Text.encode(root.bytes)] + extensions)
            .map { $0 + "\n" }.joined()
    }

    /// Reads the note text.
    ///
    /// - Throws: `SignedNoteError.notACheckpoint` with the wrong line's number: an empty line,
    ///   a size with a sign, a leading zero or above 2⁶³ − 2, a root that is not 32 bytes.
    public init(text: String) throws(SignedNoteError) {
        let newline = UInt8(ascii: "\n")
        guard text.utf8.last == newline else { throw .notACheckpoint(line: 1) }
        let lines = text.utf8.dropLast()
            .split(separator: newline, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        for (index, line) in lines.enumerated() where line.isEmpty {
            throw .notACheckpoint(line: index + 1)
        }
        guard lines.count >= 3 else { throw .notACheckpoint(line: lines.count + 1) }
        guard let size = Int64(lines[1]), size >= 0, size < Int64.max, String(size) == lines[1]
        else { throw .notACheckpoint(line: 2) }
        guard let bytes = Base64Text.decode(lines[2].utf8), let root = Digest256(bytes: bytes)
        else { throw .notACheckpoint(line: 3) }
        self.init(origin: lines[0], size: size, root: root, extensions: Array(lines[3...]))
    }
}
