/// The name of a data key: what it is for and, when it is one person's, whose it is.
///
/// Written `clinical/P-001`, or `staff` for a key of the whole site. Two names are equal
/// when their UTF-8 bytes are: the bytes are what is sealed and what is stored, so two
/// spellings of one accented letter are two names.
public struct KeyName: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// What is sealed with the key. Destroying a person's keys is done purpose by purpose.
    public enum Purpose: String, Hashable, Sendable, Codable, CaseIterable {
        /// Answers, journals, session notes.
        case clinical
        /// Who a participant is and how to reach them.
        case identity
        /// Which arm a participant was given.
        case allocation
        /// What staff write about the site and about one another.
        case staff
        /// Adverse events and what the law requires to be kept.
        case safety

        /// The purpose's byte inside a sealed content.
        var code: UInt8 {
            switch self {
            case .clinical: 1
            case .identity: 2
            case .allocation: 3
            case .staff: 4
            case .safety: 5
            }
        }

        init?(code: UInt8) {
            guard let match = Self.allCases.first(where: { $0.code == code }) else { return nil }
            self = match
        }
    }

    public let purpose: Purpose
    /// The participant's identifier; nil for a key of the whole site.
    public let subject: String?

    /// The longest subject that a key can have, in bytes.
    public static let maximumSubjectBytes = 256

    public init(_ purpose: Purpose, subject: String? = nil) {
        self.purpose = purpose
        self.subject = subject
    }

    /// The name that `description` writes; nil when the purpose is unknown or the subject
    /// is not allowed.
    public init?(_ text: String) {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let purpose = Purpose(rawValue: String(decoding: first, as: UTF8.self))
        else { return nil }
        self.init(purpose, subject: parts.count == 2 ? String(decoding: parts[1], as: UTF8.self) : nil)
        guard isAllowed else { return nil }
    }

    /// Whether a key may bear the name: a subject is 1 to 256 bytes without control characters.
    public var isAllowed: Bool {
        guard let bytes = subject?.utf8 else { return true }
        return (1...Self.maximumSubjectBytes).contains(bytes.count)
            && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }

    public var description: String {
        subject.map { "\(purpose.rawValue)/\($0)" } ?? purpose.rawValue
    }

    public static func == (left: Self, right: Self) -> Bool {
        guard left.purpose == right.purpose else { return false }
        switch (left.subject, right.subject) {
        case (nil, nil): return true
        case (let left?, let right?): return left.utf8.elementsEqual(right.utf8)
        default: return false
        }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(purpose)
        guard var subject else { return }
        subject.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    /// By the bytes of the description, so that an order is the same everywhere.
    public static func < (left: Self, right: Self) -> Bool {
        guard left.purpose == right.purpose else {
            return left.purpose.rawValue.utf8.lexicographicallyPrecedes(right.purpose.rawValue.utf8)
        }
        guard let first = left.subject else { return right.subject != nil }
        guard let second = right.subject else { return false }
        return first.utf8.lexicographicallyPrecedes(second.utf8)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let name = KeyName(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "A key's name reads like clinical/P-001 or staff.")
        }
        self = name
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
