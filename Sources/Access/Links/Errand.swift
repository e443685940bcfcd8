public import Records
public import StudyDesign

/// What somebody without an account is let in for: the forms of one visit, or one check-in,
/// of one participant, until some moment. Nothing else opens, and nothing is read back.
public struct Errand: Hashable, Sendable {
    public enum Purpose: Hashable, Sendable {
        case visit(Visit.Code)
        case prompt(Prompt.ID)
    }

    /// By a link that was sent, or on a device that staff hand over.
    public enum Way: String, Hashable, Sendable, CaseIterable { case link, tablet }

    public let participant: Participant.ID
    public let purpose: Purpose
    public let way: Way
    /// The first moment at which it opens nothing any more.
    public let expires: Instant
    /// 128 random bits: two errands to one visit are two.
    public let nonce: Nonce

    public init(
        for participant: Participant.ID, to purpose: Purpose, by way: Way = .link, until expires: Instant, random: Randomness
    ) {
        self.init(participant: participant, purpose: purpose, way: way, expires: expires, nonce: Nonce(random))
    }

    init(participant: Participant.ID, purpose: Purpose, way: Way, expires: Instant, nonce: Nonce) {
        self.participant = participant
        self.purpose = purpose
        self.way = way
        self.expires = expires
        self.nonce = nonce
    }

    /// How often it may be opened before it is done. A link may be opened again by somebody
    /// whose battery died over the questions; the session of before then ends. A device is
    /// handed over once.
    public var openings: Int { way == .tablet ? 1 : 20 }

    /// What an answer's form names as its visit: a check-in has the prompt's id there.
    public var visit: String {
        switch purpose {
        case .visit(let code): code
        case .prompt(let id): id.rawValue
        }
    }
}

/// A number used once.
public struct Nonce: Hashable, Sendable {
    public static let byteCount = 16
    public let bytes: [UInt8]

    public init(_ random: Randomness) { bytes = random.bytes(Self.byteCount) }

    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }
}

extension Errand {
    /// As the book keeps it.
    package var encoded: [UInt8] { FieldCoding.encode(fields) }

    package init?(encoded: [UInt8]) {
        guard let fields = FieldCoding.decode(encoded) else { return nil }
        self.init(fields: fields)
    }
}
