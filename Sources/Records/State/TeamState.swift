public import StudyDesign

/// Who is in the team, how they are reached, and who is on call.
public struct TeamState: Hashable, Sendable {
    public struct Member: Hashable, Sendable {
        public internal(set) var version: Int
        public internal(set) var roles: [Role]
        public internal(set) var isOpen: Bool
        /// Of the newest version.
        public internal(set) var entry: Int64
    }

    public struct Line: Hashable, Sendable {
        public internal(set) var version: Int
        public internal(set) var account: Account.ID
        public internal(set) var isOpen: Bool
        /// The newest proof that a message got through in this version.
        public internal(set) var proven: Instant?
    }

    public internal(set) var members: [Account.ID: Member] = [:]
    public internal(set) var channels: [Channel.ID: Line] = [:]
    /// In the order in which they were first set; a later one stands before an earlier one.
    public internal(set) var shifts: [Shift] = []

    /// Whether the account is open and holds the role.
    public func holds(_ account: String, _ role: Role) -> Bool {
        guard let member = members[Account.ID(account)] else { return false }
        return member.isOpen && member.roles.contains(role)
    }

    public func isClinician(_ account: Account.ID) -> Bool {
        members[account].map { $0.isOpen && !Role.clinicians.isDisjoint(with: $0.roles) } ?? false
    }

    /// Everybody who may take charge of a person's safety, in a fixed order.
    public var clinicians: [Account.ID] { members.keys.filter(isClinician).sorted() }

    /// The shift in force at a moment.
    public func shift(at instant: Instant) -> Shift? { shifts.last { $0.from <= instant && instant < $0.until } }

    /// The open channels of somebody, the proven ones first, in a fixed order.
    public func channels(of account: Account.ID) -> [Channel.ID] {
        channels.filter { $0.value.account == account && $0.value.isOpen }
            .sorted { ($0.value.proven == nil ? 1 : 0, $0.key) < ($1.value.proven == nil ? 1 : 0, $1.key) }
            .map(\.key)
    }
}

/// The forms people are asked to agree to, by version and language.
public struct ConsentState: Hashable, Sendable {
    public struct Edition: Hashable, Sendable {
        public let text: ConsentText
        public let publishedBy: String
        /// From which day it may be used; nil until it is approved.
        public internal(set) var approvedFrom: Day?
    }

    /// Form → language → editions in the order of their versions.
    public internal(set) var forms: [ConsentText.Form: [String: [Edition]]] = [:]

    public func edition(_ form: ConsentText.Form, _ version: Int, _ language: String) -> Edition? {
        forms[form]?[language].flatMap { (1...max($0.count, 1)).contains(version) && !$0.isEmpty ? $0[version - 1] : nil }
    }

    /// The highest version of a form that is approved in any language by a day: a translation
    /// that comes late never lowers what must be signed.
    public func versionInForce(of form: ConsentText.Form, on day: Day) -> Int? {
        forms[form]?.values.joined().filter { $0.approvedFrom.map { $0 <= day } ?? false }.map(\.text.version).max()
    }

    /// Forms without which nobody enters and no session opens, on a day, in a fixed order.
    public func required(on day: Day) -> [(form: ConsentText.Form, version: Int)] {
        forms.keys.sorted().compactMap { form in
            guard let version = versionInForce(of: form, on: day) else { return nil }
            let isRequired = forms[form]?.values.joined().contains { $0.text.version == version && $0.text.isRequired } ?? false
            return isRequired ? (form, version) : nil
        }
    }
}
