/// A language as BCP 47 (RFC 5646) writes it: `de`, `de-AT`, `zh-Hant-TW`.
///
/// The shape is checked, not the registry: a language of two or three letters, then subtags of
/// one to eight letters or digits. Kept in the usual case, so that `DE-at` equals `de-AT`.
public struct LanguageTag: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let rawValue: String

    /// - Throws: ``LanguageTagFault``, a sentence.
    public init(_ text: String) throws(LanguageTagFault) {
        let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
        guard !text.contains("_") else { throw LanguageTagFault(text: text, usesUnderscore: true) }
        guard text.utf8.count <= 64, let language = subtags.first,
            (2...3).contains(language.utf8.count), language.utf8.allSatisfy(Self.isLetter),
            subtags.allSatisfy({ (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(Self.isAlphanumeric) }),
            subtags.last?.utf8.count != 1
        else { throw LanguageTagFault(text: text, usesUnderscore: false) }
        rawValue = Self.usualCase(subtags)
    }

    /// What the placeholders are written in.
    public static let english = LanguageTag(checked: "en")

    private init(checked: String) { rawValue = checked }

    public var description: String { rawValue }

    /// The tag, then ever wider ones (RFC 4647, section 3.4, lookup): `de-AT`, `de`.
    public var lookup: [LanguageTag] {
        var found = [self]
        var subtags = rawValue.split(separator: "-")
        while subtags.count > 1 {
            subtags.removeLast()
            // A single letter only opens an extension; it means nothing at the end.
            while subtags.count > 1, subtags.last?.utf8.count == 1 { subtags.removeLast() }
            found.append(LanguageTag(checked: subtags.joined(separator: "-")))
        }
        return found
    }

    public static func < (first: LanguageTag, second: LanguageTag) -> Bool {
        first.rawValue < second.rawValue
    }

    /// Language small, script with a capital, region in capitals (RFC 5646, section 2.1.1).
    private static func usualCase(_ subtags: [Substring]) -> String {
        var words: [String] = []
        var isExtension = false
        for (index, subtag) in subtags.enumerated() {
            let small = subtag.lowercased()
            if index > 0 && subtag.utf8.count == 1 { isExtension = true }
            let isWord = subtag.utf8.allSatisfy(isLetter)
            if index == 0 || isExtension {
                words.append(small)
            } else if isWord && subtag.utf8.count == 2 {
                words.append(subtag.uppercased())
            } else if isWord && subtag.utf8.count == 4 {
                words.append(small.prefix(1).uppercased() + small.dropFirst())
            } else {
                words.append(small)
            }
        }
        return words.joined(separator: "-")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte)
    }
}

/// Text that is no language tag.
public struct LanguageTagFault: Error, Hashable, Sendable, CustomStringConvertible {
    public let text: String
    let usesUnderscore: Bool

    public var description: String {
        usesUnderscore
            ? "'\(text.prefix(64))' is no language tag: parts are joined by a hyphen, as in de-AT."
            : "'\(text.prefix(64))' is no language tag. Write it as BCP 47 does: de, de-AT, zh-Hant-TW."
    }
}

/// A plain string.
extension LanguageTag: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            try self.init(container.decode(String.self))
        } catch let fault as LanguageTagFault {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: fault.description)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
