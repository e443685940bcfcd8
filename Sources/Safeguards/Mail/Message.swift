import Ledger
public import Records
public import StudyDesign

/// What leaves the program: to whom, and words that are always the same. Mail is read over
/// shoulders and kept by strangers, so it says nothing of whom, of what, or of which study.
public struct Message: Hashable, Sendable {
    public let address: MailAddress
    /// Equal for the same rung of the same alert, or the same reminder, so that receivers drop
    /// doubles, and told apart from a random one by nobody who lacks the secret.
    public let code: Code
    public let written: Instant
    public let text: Text

    /// - Parameter text: What staff read of an alert, unless it is a participant's reminder.
    public init(to address: MailAddress, code: Code, written: Instant, text: Text = .alert) {
        self.address = address
        self.code = code
        self.written = written
        self.text = text
    }

    /// 32 lower-case hexadecimal digits.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        public let description: String

        init(_ digest: Digest256) { description = String(digest.hex.prefix(32)) }

        /// For tests: a code that can be wrong.
        package init(unchecked text: String) { description = text }
    }

    /// Makes codes. An alert's id names a participant and can be guessed, so a bare digest of
    /// it would tell; with a secret in it, it does not.
    public struct Coder: Sendable {
        private let secret: [UInt8]

        /// - Parameter secret: 32 random bytes that stay the same for the life of the store;
        ///   others only make doubles visible.
        public init(secret: [UInt8]) { self.secret = secret }

        public func code(of alert: AlertRecord.ID, rung: Int) -> Code {
            let inner = Digest256(hashing: secret + Array("\(alert) \(rung)".utf8))
            return Code(Digest256(hashing: secret + inner.bytes))
        }

        /// A code for what is no alert; `words` tell one message from the next.
        public func code(_ words: String) -> Code { Code(Digest256(hashing: secret + Digest256(hashing: words).bytes)) }
    }
}

/// Something that takes messages out.
public protocol Messenger: Sendable {
    /// - Returns: Whether a gateway accepted it; why not, in words that name nobody.
    func send(_ message: Message) async -> AlertStep.Dispatch
}
