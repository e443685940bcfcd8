import Foundation

/// What a bundle says that it holds: written last, so that a bundle without it is unfinished.
///
/// The manifest is not signed. It shows accidents, such as a damaged disk or a copy that was
/// cut short; against a forger stand the signed checkpoints alone.
public struct BundleManifest: Hashable, Sendable {
    /// One file of the bundle.
    public struct File: Hashable, Codable, Sendable {
        /// The name inside the bundle's directory.
        public let name: String
        /// The length in bytes.
        public let bytes: Int64
        /// SHA-256 of the content.
        public let sha256: Digest256

        package init(name: String, bytes: Int64, sha256: Digest256) {
            self.name = name
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    /// The ledger's name.
    public let ledger: String
    /// The number of entries, the tree's size.
    public let entries: Int64
    /// The root of the tree over all entries.
    public let root: Digest256
    /// The number of signed checkpoints.
    public let checkpoints: Int64
    /// The other files, in the order of `BundleFormat.files`.
    public let files: [File]

    /// The canonical text: one bundle has one manifest, byte by byte.
    public var text: String {
        let list = files.map {
            "    {\"name\": \(Self.quoted($0.name)), \"bytes\": \($0.bytes), \"sha256\": \"\($0.sha256.hex)\"}"
        }
        return """
            {
              "format": "\(BundleFormat.name)",
              "version": \(BundleFormat.version),
              "hash": "\(Checkpoint.hashAlgorithm.rawValue)",
              "ledger": \(Self.quoted(ledger)),
              "entries": \(entries),
              "root": "\(root.hex)",
              "checkpoints": \(checkpoints),
              "files": [
            \(list.joined(separator: ",\n"))
              ]
            }

            """
    }

    /// A JSON string (RFC 8259, section 7); only what must be escaped is.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                result += "\\u00" + HexText.encode([UInt8(truncatingIfNeeded: scalar.value)])
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    package init(
        ledger: String, entries: Int64, root: Digest256, checkpoints: Int64, files: [File]
    ) {
        self.ledger = ledger
        self.entries = entries
        self.root = root
        self.checkpoints = checkpoints
        self.files = files
    }

    private struct Content: Decodable {
        let format: String
        let version: Int64
        let hash: String
        let ledger: String
        let entries: Int64
        let root: Digest256
        let checkpoints: Int64
        let files: [File]
    }

    /// Reads a manifest; nil when it is not JSON of this form and version.
    package init?(parsing bytes: [UInt8]) {
        guard let content = try? JSONDecoder().decode(Content.self, from: Data(bytes)),
            content.format == BundleFormat.name, content.version == BundleFormat.version,
            content.hash == Checkpoint.hashAlgorithm.rawValue
        else { return nil }
        self.init(
            ledger: content.ledger, entries: content.entries, root: content.root,
            checkpoints: content.checkpoints, files: content.files)
    }
}
