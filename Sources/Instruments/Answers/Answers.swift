/// One person's answers to one instrument, one entry an item, in the order of the form.
///
/// ```swift
/// let answers = try Answers(["gad7_1": .value(2), "gad7_2": .missing(.blank)], for: gad7)
/// answers["gad7_3"]   // .missing(.blank): what is not given is blank
/// ```
public struct Answers: Hashable, Codable, Sendable {
    public struct Entry: Hashable, Codable, Sendable {
        public let code: String
        public let answer: Answer
    }

    public let instrument: Instrument.ID
    /// The version of the definition that the answers were checked against.
    public let version: String
    /// In the order of the form.
    public let entries: [Entry]

    /// Checks every answer against the instrument. Items that are not given are blank.
    /// - Throws: `AnswerFaults` with every fault together, in the order of the form.
    public init(_ byCode: [String: Answer], for instrument: Instrument) throws {
        var faults = AnswerFaults.unknownItems(byCode.keys.sorted(), in: instrument)
        let entries = instrument.limits.map { item in
            Entry(code: item.code, answer: byCode[item.code] ?? .missing(.blank))
        }
        faults += AnswerFaults.offScale(entries, in: instrument)
        guard faults.isEmpty else { throw AnswerFaults(instrument: instrument.id, faults: faults) }
        self.init(instrument: instrument, entries: entries)
    }

    /// The same for answers in the order of the form; as many as items, or as many as the first
    /// items when the rest was not collected.
    /// - Throws: `AnswerFaults`.
    public init(inOrder answers: [Answer], for instrument: Instrument) throws {
        let limits = instrument.limits
        guard answers.count <= limits.count else {
            let problem = AnswerFault.Problem.tooMany(given: answers.count, items: limits.count)
            throw AnswerFaults(
                instrument: instrument.id, faults: [AnswerFault(code: "", problem: problem)])
        }
        let entries = limits.indices.map { index in
            Entry(
                code: limits[index].code,
                answer: index < answers.count ? answers[index] : .missing(.blank))
        }
        let faults = AnswerFaults.offScale(entries, in: instrument)
        guard faults.isEmpty else { throw AnswerFaults(instrument: instrument.id, faults: faults) }
        self.init(instrument: instrument, entries: entries)
    }

    private init(instrument: Instrument, entries: [Entry]) {
        self.instrument = instrument.id
        version = instrument.version
        self.entries = entries
    }

    /// The answer to an item; a code that the answers do not hold is blank.
    public subscript(code: String) -> Answer {
        entries.first { $0.code == code }?.answer ?? .missing(.blank)
    }

    /// Code and answer in the order of the form.
    public var ordered: [(code: String, answer: Answer)] {
        entries.map { ($0.code, $0.answer) }
    }

    /// Item and answer in the order of the form; entries that the instrument lacks are left out.
    public func ordered(in instrument: Instrument) -> [(item: Item, answer: Answer)] {
        instrument.items.compactMap { item in
            entries.first { $0.code == item.code }.map { (item, $0.answer) }
        }
    }

    public var answeredCount: Int { entries.count { $0.answer.value != nil } }
}
