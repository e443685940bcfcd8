extension SignedNote {
    /// Upper bound on a note's length: 1 MiB, enough for a hundred post-quantum signatures.
    public static let maximumBytes = 1_048_576
    /// Upper bound on signature lines; the specification asks for at least 16.
    static let maximumSignatures = 100

    /// Reads a note; strictly, so that reading and `serialized` give the same bytes back.
    ///
    /// - Throws: `SignedNoteError` for anything but a note.
    public init(parsing note: String) throws(SignedNoteError) {
        try self.init(parsing: Array(note.utf8))
    }

    /// Reads a note from its bytes.
    ///
    /// - Throws: `SignedNoteError` for anything but a note.
    public init(parsing bytes: [UInt8]) throws(SignedNoteError) {
        let newline = UInt8(ascii: "\n")
        guard bytes.count <= Self.maximumBytes else { throw .tooLong }
        guard String(validating: bytes, as: UTF8.self) != nil,
            bytes.allSatisfy({ $0 >= 0x20 || $0 == newline })
        else { throw .notPlainText }
        guard bytes.last == newline, let separator = Self.lastEmptyLine(in: bytes), separator > 0
        else { throw .noSignatures }
        let textBytes = bytes[..<separator]
        let signatureBytes = bytes[(separator + 1)...]
        let lines = signatureBytes.dropLast()
            .split(separator: newline, omittingEmptySubsequences: false)
        guard !signatureBytes.isEmpty, lines.count <= Self.maximumSignatures else { throw .noSignatures }
        let before = textBytes.count { $0 == newline } + 1
        var signatures: [NoteSignature] = []
        for (index, line) in lines.enumerated() {
            guard let signature = Self.signature(line) else {
                throw .signatureLine(before + index + 1)
            }
            signatures.append(signature)
        }
        self.init(text: String(decoding: textBytes, as: UTF8.self), signatures: signatures)
    }

    /// The position of the newline that is the note's last empty line.
    private static func lastEmptyLine(in bytes: [UInt8]) -> Int? {
        let newline = UInt8(ascii: "\n")
        return bytes.indices.dropFirst().last {
            bytes[$0] == newline && bytes[$0 - 1] == newline
        }
    }

    private static func signature(_ line: ArraySlice<UInt8>) -> NoteSignature? {
        let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].elementsEqual("\u{2014}".utf8),
            let name = String(validating: parts[1], as: UTF8.self),
            VerificationKey.isAllowed(name: name),
            let bytes = Base64Text.decode(parts[2]), bytes.count > 4
        else { return nil }
        let keyID = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        return NoteSignature(keyName: name, keyID: keyID, signature: Array(bytes.dropFirst(4)))
    }
}
