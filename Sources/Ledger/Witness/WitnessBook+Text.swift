/// The book as text: a heading, then one line a ledger, sorted by name, and a check line.
///
///     maitri witness book 1
///     <ledger's verification key> <size> <root in base 64> <seconds since 1970>
///     check <SHA-256 of the lines before, hexadecimal>
///
/// The check line notices a damaged disk, not a forger: the book must be kept where only the
/// witness writes.
extension WitnessBook {
    static let heading = "maitri witness book 1"
    /// Upper bound on the text, room for some thousand ledgers: 1 MiB.
    static let maximumBytes = 1_048_576

    /// The text.
    public var text: String {
        let lines = logs.map {
            "\($0.log.text) \($0.size) \(Base64Text.encode($0.root.bytes)) \($0.time)\n"
        }
        let body = Self.heading + "\n" + lines.joined()
        return "\(body)check \(Digest256(hashing: body).hex)\n"
    }

    /// Reads the text; strictly, so that it gives the same text back.
    ///
    /// - Throws: `WitnessBookError.content` with the number of the first wrong line.
    public init(text: String) throws(WitnessBookError) {
        self.init()
        let lines = TextLines.split(text)
        guard lines.first == Self.heading else { throw .content(line: 1) }
        guard lines.count >= 3, lines.last == "" else { throw .content(line: lines.count) }
        for (index, line) in lines.enumerated().dropFirst().dropLast(2) {
            guard let sighting = Self.sighting(line), sightings[sighting.log.name] == nil else {
                throw .content(line: index + 1)
            }
            restore(sighting)
        }
        guard self.text.utf8.elementsEqual(text.utf8) else { throw .content(line: lines.count - 1) }
    }

    private static func sighting(_ line: String) -> Sighting? {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let log = try? VerificationKey(text: parts[0]),
            let size = Int64(parts[1]), size >= 0, size < Int64.max,
            let bytes = Base64Text.decode(parts[2].utf8), let root = Digest256(bytes: bytes),
            let time = Int64(parts[3]), time >= 0
        else { return nil }
        return Sighting(log: log, size: size, root: root, time: time)
    }
}
