public import Instruments
public import Records

/// A form being filled in: what its saved answers amount to.
public struct FormDraft: Hashable, Sendable {
    /// What stands at an item, and since which answer of the form.
    public struct Held: Hashable, Sendable {
        public let answer: Answer
        public let revision: Int
    }

    /// Of the newest answer; 0 while there is none.
    public private(set) var revision = 0
    /// Item → everything that stood there, oldest first.
    private var histories: [String: [Held]] = [:]

    public init() {}

    /// - Parameter saves: In the order in which they were recorded.
    public init(_ saves: some Sequence<AnswerSave>) {
        for save in saves { take(save) }
    }

    public mutating func take(_ save: AnswerSave) {
        revision = save.revision
        histories[save.item, default: []].append(Held(answer: save.answer, revision: save.revision))
    }

    public var isEmpty: Bool { histories.isEmpty }

    /// What stands now; nil when the item was never touched.
    public subscript(item: String) -> Held? { histories[item]?.last }

    /// What somebody saw who last looked at this answer of the form.
    public func answer(to item: String, seenAt revision: Int) -> Answer? {
        histories[item]?.last { $0.revision <= revision }?.answer
    }

    /// The answers as they stand, for an instrument; those that it does not take are left out.
    public func answers(for instrument: Instrument) -> [String: Answer] {
        var found: [String: Answer] = [:]
        for item in instrument.items {
            guard let answer = self[item.code]?.answer else { continue }
            if let value = answer.value, !instrument.response(of: item).accepts(value) { continue }
            found[item.code] = answer
        }
        return found
    }
}

extension Answer {
    /// Whether the person said something: a value, or that they prefer not to answer.
    public var isGiven: Bool {
        switch self {
        case .value, .missing(.preferNotToAnswer): true
        case .missing: false
        }
    }
}
