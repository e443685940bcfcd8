public import Records
public import StudyDesign

/// Which consent forms are in force for a person on a day, and what the person did about each.
public struct ConsentStanding: Hashable, Sendable {
    public enum State: Hashable, Sendable {
        /// Never signed.
        case open
        /// Signed in an earlier version; another one is in force since.
        case again(since: Int)
        /// Holds.
        case signed(on: Day)
        /// Taken back; it can be signed anew.
        case withdrawn

        public var waits: Bool {
            switch self {
            case .open, .again: true
            case .signed, .withdrawn: false
            }
        }
    }

    public struct Item: Hashable, Sendable {
        /// In the language nearest to the person's.
        public let text: ConsentText
        public let state: State
        /// Signatures of the form so far.
        public let signatures: Int

        /// Whether it can be signed on a page: everything that is asked has its words.
        public var canBeSignedHere: Bool {
            let asked = Set(text.wording?.questions.map(\.code) ?? [])
            return text.choices.allSatisfy { text.wording?.choices[$0] != nil } && asked == Set(text.questions)
        }
    }

    /// Those that are required first, then by name.
    public let items: [Item]

    /// - Parameter languages: the person's first, then those that the site falls back to.
    public init(of person: ParticipantState, in consent: ConsentState, on day: Day, languages: [String]) {
        items = consent.forms.keys.sorted().compactMap { form -> Item? in
            guard let version = consent.versionInForce(of: form, on: day),
                let text = Self.text(form, version, in: consent, on: day, languages)
            else { return nil }
            let signatures = person.signatures[form] ?? []
            return Item(text: text, state: Self.state(signatures.last, version), signatures: signatures.count)
        }
        .sorted { ($0.text.isRequired ? 0 : 1, $0.text.form) < ($1.text.isRequired ? 0 : 1, $1.text.form) }
    }

    public subscript(_ form: ConsentText.Form) -> Item? { items.first { $0.text.form == form } }

    /// Forms that wait for the person, those without which nothing begins first.
    public var waiting: [Item] { items.filter { $0.state.waits && ($0.text.isRequired || $0.signatures > 0) } }

    private static func state(_ last: ParticipantState.Signature?, _ version: Int) -> State {
        guard let last else { return .open }
        if last.isWithdrawn { return .withdrawn }
        return last.textVersion < version ? .again(since: last.textVersion) : .signed(on: last.day)
    }

    private static func text(
        _ form: ConsentText.Form, _ version: Int, in consent: ConsentState, on day: Day, _ languages: [String]
    ) -> ConsentText? {
        let editions = (consent.forms[form] ?? [:]).values.joined()
            .filter { $0.text.version == version && $0.approvedFrom.map { $0 <= day } ?? false }
            .map(\.text).sorted { $0.language < $1.language }
        for wanted in languages {
            if let same = editions.first(where: { $0.language.lowercased() == wanted.lowercased() }) { return same }
            if let near = editions.first(where: { Self.stem($0.language) == Self.stem(wanted) }) { return near }
        }
        return editions.first
    }

    private static func stem(_ language: String) -> String {
        String(language.lowercased().prefix { $0 != "-" })
    }
}
