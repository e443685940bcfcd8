package import Instruments

/// What somebody filled in to try a form, as it came in the address.
package struct TriedForm: Sendable {
    /// The item of an address that says that the form was sent.
    package static let marker = "tried"
    /// What a field says when the question is declined.
    package static let declined = "declined"

    private let fields: [String: [String]]

    /// Nil when the form was not sent, only opened.
    package init?(_ query: [(name: String, value: String)]) {
        guard query.contains(where: { $0.name == Self.marker }) else { return nil }
        fields = Dictionary(grouping: query, by: \.name).mapValues { $0.map(\.value) }
    }

    private init(fields: [String: [String]]) { self.fields = fields }

    /// The name of the field that declines a question whose answer is written.
    package static func refusal(of item: Item) -> String { "\(item.code).why" }

    /// Only what the instrument's form can have sent; every other name is forgotten.
    package func limited(to instrument: Instrument) -> TriedForm {
        let names = instrument.items.flatMap { [$0.code, Self.refusal(of: $0)] }
        var kept: [String: [String]] = [:]
        for name in names { kept[name] = fields[name] }
        return TriedForm(fields: kept)
    }

    /// What was sent for an item: empty when it was sent as open, nil when nothing was sent.
    package subscript(item: Item) -> String? { fields[item.code]?.last.map(Self.trimmed) }

    /// The question was declined, in its own field or in the one beside it.
    package func isDeclined(_ item: Item) -> Bool {
        self[item] == Self.declined || fields[Self.refusal(of: item)]?.last.map(Self.trimmed) == Self.declined
    }

    /// The answers, or every fault in the order of the form. What was left open is a blank.
    package func answers(to instrument: Instrument) throws -> (answers: Answers?, faults: [FormFault]) {
        var byCode: [String: Answer] = [:]
        var sentences: [String: String] = [:]
        for item in instrument.items {
            switch reading(of: item) {
            case .answer(let answer): byCode[item.code] = answer
            case .fault(let sentence): sentences[item.code] = sentence
            }
        }
        var answers: Answers?
        do {
            answers = try Answers(byCode, for: instrument)
        } catch let error as AnswerFaults {
            // What was unreadable above stands as a blank here, so that no item has two faults.
            for fault in error.faults { sentences[fault.code] = fault.finding }
        }
        let faults = instrument.items.compactMap { item in
            sentences[item.code].map { FormFault(item: item, sentence: $0) }
        }
        return faults.isEmpty ? (answers, []) : (nil, faults)
    }

    private enum Reading {
        case answer(Answer)
        case fault(String)
    }

    private func reading(of item: Item) -> Reading {
        let answers = fields[item.code] ?? []
        let refusals = fields[Self.refusal(of: item)] ?? []
        guard answers.count <= 1, refusals.count <= 1 else { return .fault("It was sent more than once. Send one answer.") }
        let text = self[item] ?? ""
        let refusal = refusals.first.map(Self.trimmed) ?? ""
        guard refusal.isEmpty || refusal == Self.declined else {
            return .fault("The reason for no answer is not one of this form.")
        }
        if isDeclined(item) {
            guard text.isEmpty || text == Self.declined else {
                return .fault("There is an answer, and it is also declined. Keep one of the two.")
            }
            return .answer(.missing(.preferNotToAnswer))
        }
        if text.isEmpty { return .answer(.missing(.blank)) }
        switch WrittenNumber(text) {
        case .value(let value): return .answer(.value(value))
        case .tooLong:
            return .fault("Write at most \(WrittenNumber.mostDigits) digits before the decimal mark, and as many after it.")
        case .unreadable: return .fault("Write a number, or leave it open.")
        }
    }

    private static func trimmed(_ text: String) -> String {
        let kept = text.drop { $0.isWhitespace }
        return String(kept.reversed().drop { $0.isWhitespace }.reversed())
    }
}
