import Instruments

/// The fields that a page without script sends, read item by item. One field at fault does not
/// take the others with it, and nothing of an answer is guessed.
///
/// `a.<item>` holds the answer, `seen.<item>` the answer of the form at which the page saw the
/// item, `not.<item>` the boxes beside a number: `declined`, `clear`.
public struct PostedForm: Hashable, Sendable {
    /// In the order of the form; items that were left alone are not among them.
    public private(set) var given: [Given] = []
    public private(set) var faults: [String: GivenFault] = [:]
    /// What was typed where there is a fault, to be shown again.
    public private(set) var typed: [String: String] = [:]
    /// Fields that belong to no page of this form.
    public private(set) var strangers: [String] = []

    public static let declined = "declined"
    public static let clear = "clear"

    /// - Parameter own: Names of the page's other fields.
    public init(_ fields: [(name: String, value: String)], for sheet: FormSheet, own: Set<String>) {
        var texts: [String: Set<String>] = [:]
        let codes = Set(sheet.items.map(\.code))
        for field in fields {
            let parts = field.name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let isItems = parts.count == 2 && ["a", "seen", "not"].contains(parts[0]) && codes.contains(parts[1])
            if isItems { texts[field.name, default: []].insert(field.value) }
            if !isItems && !own.contains(field.name) { strangers.append(field.name) }
        }
        for item in sheet.items { take(item, texts) }
    }

    private mutating func take(_ item: SheetItem, _ texts: [String: Set<String>]) {
        let written = (texts["a.\(item.code)"] ?? []).filter { !$0.allSatisfy(\.isWhitespace) }
        let boxes = texts["not.\(item.code)"] ?? []
        guard !written.isEmpty || !boxes.isEmpty else { return }
        switch Self.read(item, written, boxes) {
        case .success(nil): break
        case .success(let answer?):
            guard let seen = Self.seen(texts["seen.\(item.code)"]) else { return put(.unreadable, at: item, written) }
            given.append(Given(item: item.code, answer: answer, seen: seen))
        case .failure(let fault): put(fault.fault, at: item, written)
        }
    }

    private mutating func put(_ fault: GivenFault, at item: SheetItem, _ written: Set<String>) {
        faults[item.code] = fault
        typed[item.code] = written.sorted().first.map { String($0.prefix(100)) }
    }

    private struct Fault: Error { let fault: GivenFault }

    /// Nil when the fields say nothing new. A number that only repeats what stands gives way to the box beside it.
    private static func read(_ item: SheetItem, _ written: Set<String>, _ boxes: Set<String>) -> Result<Answer?, Fault> {
        var answers: Set<Answer> = []
        for text in written {
            switch answer(text, to: item) {
            case .success(let answer): answers.insert(answer)
            case .failure(let fault): return .failure(fault)
            }
        }
        if !boxes.isEmpty && answers == Set(item.value.map { [.value($0)] } ?? []) { answers = [] }
        for box in boxes {
            guard let answer = answer(box: box) else { return .failure(Fault(fault: .notOffered)) }
            // A box that stood ticked gives way to a number that is new.
            if answer == item.held?.answer, !answers.isEmpty { continue }
            answers.insert(answer)
        }
        return answers.count > 1 ? .failure(Fault(fault: .several)) : .success(answers.first)
    }

    private static func answer(_ text: String, to item: SheetItem) -> Result<Answer, Fault> {
        if let box = answer(box: text) { return .success(box) }
        if case .clock(let amount) = item.control, let hours = ClockText.hours(text, upTo: amount.most) {
            // A time that only repeats what stands is what stands, to the last fraction.
            if let value = item.value, ClockText.text(value) == ClockText.text(hours) { return .success(.value(value)) }
            return item.control.fault(in: hours).map { .failure(Fault(fault: $0)) } ?? .success(.value(hours))
        }
        switch FieldNumber.read(text) {
        case .failure(.notANumber): return .failure(Fault(fault: .notANumber))
        case .failure(.ambiguous): return .failure(Fault(fault: .ambiguousNumber))
        case .success(let value):
            if let fault = item.control.fault(in: value) { return .failure(Fault(fault: fault)) }
            return .success(.value(value))
        }
    }

    private static func answer(box: String) -> Answer? {
        switch box {
        case declined: .missing(.preferNotToAnswer)
        case clear: .missing(.blank)
        default: nil
        }
    }

    private static func seen(_ texts: Set<String>?) -> Int? {
        guard let texts, texts.count == 1, let text = texts.first, text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(text)
    }
}
