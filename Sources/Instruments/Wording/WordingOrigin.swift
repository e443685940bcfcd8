/// Where a wording comes from.
public enum WordingOrigin: Hashable, Codable, Sendable {
    /// Our own sentences about topics: good for a rehearsal, never for a study.
    case placeholder
    case imported(ImportRecord)
}

/// Who brought a wording in, from where, and under what terms.
public struct ImportRecord: Hashable, Codable, Sendable {
    /// nil until the site has written them down; no study begins before that.
    public let terms: WordingTerms?
    /// SHA-256 of the canonical form, in hexadecimal.
    public let checksum: String
    public let importedBy: String
    /// Milliseconds since 1970, UTC.
    public let importedAt: Int64
    /// The name of the file, for people.
    public let file: String

    public init(terms: WordingTerms?, checksum: String, importedBy: String, importedAt: Int64, file: String) {
        self.terms = terms
        self.checksum = checksum
        self.importedBy = importedBy
        self.importedAt = importedAt
        self.file = file
    }
}

/// The terms of a wording as the site states them. The program holds the site to its statement;
/// it cannot know whether the statement is true.
public struct WordingTerms: Hashable, Codable, Sendable {
    public let status: LicenceStatus
    /// The terms in the holder's words, or where they are long, what they allow.
    public let text: String
    public let holder: String?
    /// Where the terms were read: a page, a letter, the form itself.
    public let source: String
    /// The licence or the written permission that the site holds: its number or date.
    public let reference: String?

    public init(
        status: LicenceStatus, text: String, holder: String? = nil, source: String, reference: String? = nil
    ) {
        self.status = status
        self.text = text
        self.holder = holder
        self.source = source
        self.reference = reference
    }

    var hasReference: Bool { reference.map(PlainText.hasWords) ?? false }
    var isWrittenDown: Bool { PlainText.hasWords(text) && PlainText.hasWords(source) }
}

extension Wording {
    /// The terms under which it was imported.
    public var terms: WordingTerms? {
        if case .imported(let record) = origin { record.terms } else { nil }
    }

    /// The same words with the record of their import.
    /// - Parameter digest: SHA-256 of bytes, in hexadecimal.
    public func imported(
        by person: String, at instant: Int64, from file: String, terms: WordingTerms?,
        digest: ([UInt8]) -> String
    ) -> Wording {
        let record = ImportRecord(
            terms: terms, checksum: digest(canonicalForm), importedBy: person, importedAt: instant, file: file)
        return Wording(
            instrument: instrument, definitionVersion: definitionVersion, language: language, title: title,
            instructions: instructions, response: response, items: items, origin: .imported(record))
    }

    /// Whether the words are still those that were imported; nil for a placeholder.
    public func matchesChecksum(_ digest: ([UInt8]) -> String) -> Bool? {
        guard case .imported(let record) = origin else { return nil }
        return digest(canonicalForm) == record.checksum
    }
}

/// Small questions about text.
enum PlainText {
    static func hasWords(_ text: String) -> Bool { text.contains { !$0.isWhitespace } }
}
