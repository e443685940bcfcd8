import Foundation

/// An excerpt as one JSON file: entries in base 64, hashes in hexadecimal.
extension Excerpt {
    private struct Content: Codable {
        struct Entry: Codable {
            let number: Int64
            let bytes: String
            let path: [Digest256]
        }
        let format: String
        let version: Int64
        let key: String
        let checkpoint: String
        let entries: [Entry]
    }

    /// The file's bytes.
    public func json() throws -> [UInt8] {
        let content = Content(
            format: Self.format, version: Self.version, key: key, checkpoint: checkpoint,
            entries: entries.map {
                Content.Entry(number: $0.number, bytes: Base64Text.encode($0.bytes), path: $0.path)
            })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(content)) + [UInt8(ascii: "\n")]
    }

    /// Reads an excerpt; nothing in it is believed yet.
    ///
    /// - Throws: `ExcerptError.notAnExcerpt`.
    public init(json: [UInt8]) throws(ExcerptError) {
        guard json.count <= Self.maximumBytes,
            let content = try? JSONDecoder().decode(Content.self, from: Data(json)),
            content.format == Self.format, content.version == Self.version
        else { throw .notAnExcerpt }
        var entries: [Entry] = []
        for entry in content.entries {
            guard let bytes = Base64Text.decode(entry.bytes.utf8) else { throw .notAnExcerpt }
            entries.append(Entry(number: entry.number, bytes: bytes, path: entry.path))
        }
        self.init(key: content.key, checkpoint: content.checkpoint, entries: entries)
    }
}
