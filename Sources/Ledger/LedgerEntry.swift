/// One act, as it stands in the ledger for good: who did what to what, when and why.
///
/// An entry is checked when it is made, so that every entry that exists can be encoded.
public struct LedgerEntry: Hashable, Sendable {
    /// The entry's number; the first is 0. Signed because stores hold signed integers.
    public let sequence: Int64
    /// Milliseconds since 1970-01-01T00:00:00Z, through the year 9999.
    public let instant: Int64
    /// Who acted.
    public let actor: String
    /// In which role the actor acted.
    public let role: String
    /// What was done, such as `submit-response`.
    public let act: String
    /// What it was done to, such as `response/4f2a`.
    public let object: String
    /// Why, where the act asks for a reason; never empty.
    public let reason: String?
    /// The act's content in its own canonical encoding.
    public let payload: [UInt8]

    /// - Throws: `LedgerEntryError` naming the field that is empty, too long, out of range,
    ///   or, in a field other than the reason, holds a control character.
    public init(
        sequence: Int64, instant: Int64, actor: String, role: String, act: String,
        object: String, reason: String? = nil, payload: [UInt8]
    ) throws(LedgerEntryError) {
        guard sequence >= 0, sequence < Int64.max else { throw .outOfRange(.sequence) }
        guard Limits.instants.contains(instant) else { throw .outOfRange(.instant) }
        guard payload.count <= Limits.payloadBytes else { throw .tooLong(.payload) }
        try Self.check(actor, as: .actor)
        try Self.check(role, as: .role)
        try Self.check(act, as: .act)
        try Self.check(object, as: .object)
        if let reason { try Self.check(reason, as: .reason) }
        self.sequence = sequence
        self.instant = instant
        self.actor = actor
        self.role = role
        self.act = act
        self.object = object
        self.reason = reason
        self.payload = payload
    }

    /// The field's name as errors print it.
    public enum Field: String, Hashable, Sendable {
        case sequence, instant, actor, role, act, object, reason, payload
    }

    /// Upper bounds that keep a damaged or hostile length from costing memory.
    public enum Limits {
        /// Milliseconds of 1970-01-01T00:00:00.000Z through 9999-12-31T23:59:59.999Z.
        public static let instants: ClosedRange<Int64> = 0...253_402_300_799_999
        /// Bytes of UTF-8 in actor, role, act and object, each.
        public static let nameBytes = 1_024
        /// Bytes of UTF-8 in the reason.
        public static let reasonBytes = 65_536
        /// Bytes of payload: 16 MiB.
        public static let payloadBytes = 16_777_216
    }

    static func maximumBytes(of field: Field) -> Int {
        switch field {
        case .payload: Limits.payloadBytes
        case .reason: Limits.reasonBytes
        default: Limits.nameBytes
        }
    }

    private static func check(_ text: String, as field: Field) throws(LedgerEntryError) {
        let bytes = text.utf8
        guard !bytes.isEmpty else { throw .empty(field) }
        guard bytes.count <= maximumBytes(of: field) else { throw .tooLong(field) }
        if field == .reason { return }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw .controlCharacter(field)
        }
    }
}
