import Statistics

/// Reads the fields of one map of a plan, collects every fault, and at the end knows
/// which fields nobody asked for.
struct PlanReader {
    let path: String
    let line: Int?
    private let fields: [PlanValue.Field]
    private let ownNames: Set<String>
    private(set) var asked: Set<String> = []
    private(set) var faults: [PlanFault] = []

    /// - Parameter inherited: fields taken over from the analysis that holds this one.
    init(_ value: PlanValue, path: String, inherited: [PlanValue.Field] = []) {
        self.path = path
        self.line = value.line
        guard case .map(let own) = value.content else {
            fields = []
            ownNames = []
            faults = [PlanFault(path: path, line: value.line, sentence: "here stands \(value.kind) where a group of fields is needed.")]
            return
        }
        var seen: Set<String> = []
        for field in own where !seen.insert(field.name).inserted {
            faults.append(PlanFault(path: path, line: field.value.line, sentence: "the field \"\(field.name)\" stands twice."))
        }
        fields = inherited.filter { !seen.contains($0.name) } + own
        ownNames = seen
    }

    /// The fields that entries below take over.
    var inheritable: [PlanValue.Field] {
        let own: Set<String> = ["plan", "title", "variables", "measured", "analyses", "show"]
        return fields.filter { !own.contains($0.name) }
    }

    mutating func value(_ name: String) -> PlanValue? {
        asked.insert(name)
        guard let value = fields.first(where: { $0.name == name })?.value, value.content != .null else { return nil }
        return value
    }

    mutating func fault(_ name: String, _ line: Int?, _ sentence: String) {
        let place = [path, name].filter { !$0.isEmpty }.joined(separator: ".")
        faults.append(PlanFault(path: place, line: line ?? self.line, sentence: sentence))
    }

    mutating func add(_ more: [PlanFault]) { faults += more }

    mutating func text(_ name: String) -> String? {
        guard let value = value(name) else { return nil }
        switch value.content {
        case .text(let text): return text
        case .number(let number): return plainNumber(number)
        case .bool, .null, .list, .map:
            fault(name, value.line, "here stands \(value.kind) where a name or text is needed.")
            return nil
        }
    }

    mutating func required(_ name: String, _ meaning: String) -> String? {
        if let text = text(name) { return text }
        if !faults.contains(where: { $0.path.hasSuffix(name) }) {
            fault(name, nil, "is missing: \(meaning).")
        }
        return nil
    }

    mutating func number(_ name: String, in range: ClosedRange<Double>) -> Double? {
        guard let value = value(name) else { return nil }
        guard case .number(let number) = value.content else {
            fault(name, value.line, "here stands \(value.kind) where a number is needed.")
            return nil
        }
        guard range.contains(number) else {
            fault(name, value.line, "\(plainNumber(number)) lies outside \(plainNumber(range.lowerBound)) to \(plainNumber(range.upperBound)).")
            return nil
        }
        return number
    }

    mutating func count(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let number = number(name, in: Double(range.lowerBound)...Double(range.upperBound)) else { return nil }
        guard let count = Int(exactly: number) else {
            fault(name, value(name)?.line, "\(plainNumber(number)) is not a whole number.")
            return nil
        }
        return count
    }

    mutating func flag(_ name: String) -> Bool? {
        guard let value = value(name) else { return nil }
        guard case .bool(let flag) = value.content else {
            fault(name, value.line, "here stands \(value.kind) where true or false is needed.")
            return nil
        }
        return flag
    }

    /// A list of names; one name alone counts as a list of one.
    mutating func names(_ name: String) -> [String]? {
        guard let value = value(name) else { return nil }
        switch value.content {
        case .text(let text): return [text]
        case .list(let elements):
            var names: [String] = []
            for element in elements {
                switch element.content {
                case .text(let text): names.append(text)
                case .number(let number): names.append(plainNumber(number))
                case .bool, .null, .list, .map:
                    fault(name, element.line, "here stands \(element.kind) in a list of names.")
                }
            }
            return names
        case .null, .bool, .number, .map:
            fault(name, value.line, "here stands \(value.kind) where a list of names is needed.")
            return nil
        }
    }

    /// One of a few words; the nearest is named when it is none of them.
    mutating func word<Word: RawRepresentable & CaseIterable>(_ name: String, as type: Word.Type) -> Word?
    where Word.RawValue == String {
        guard let text = text(name) else { return nil }
        if let word = Word(rawValue: text) { return word }
        unknown(name, value(name)?.line, text, among: Word.allCases.map(\.rawValue))
        return nil
    }

    mutating func words<Word: RawRepresentable & CaseIterable>(_ name: String, as type: Word.Type) -> [Word]?
    where Word.RawValue == String {
        guard let names = names(name) else { return nil }
        return names.compactMap { text in
            if let word = Word(rawValue: text) { return word }
            unknown(name, value(name)?.line, text, among: Word.allCases.map(\.rawValue))
            return nil
        }
    }

    mutating func unknown(_ name: String, _ line: Int?, _ text: String, among words: [String]) {
        let nearest = nearestNames(to: text, among: words).first.map { " Did you mean \"\($0)\"?" } ?? ""
        fault(name, line, "\"\(text)\" is none of \(words.joined(separator: ", ")).\(nearest)")
    }

    /// Reports the fields written here that nobody asked for; those that were taken over
    /// are the business of whoever wrote them. Call last.
    ///
    /// - Parameter askedBelow: fields that an entry below asked for.
    mutating func closed(askedBelow: Set<String> = []) -> [PlanFault] {
        let known = asked.union(askedBelow)
        for field in fields where ownNames.contains(field.name) && !known.contains(field.name) {
            let nearest = nearestNames(to: field.name, among: known.sorted()).first
            let hint = nearest.map { "Did you mean \"\($0)\"?" } ?? "Known here are \(known.sorted().joined(separator: ", "))."
            fault(field.name, field.value.line, "this field is not known. \(hint)")
        }
        return faults
    }
}

/// A number as a person would type it.
func plainNumber(_ number: Double) -> String { number.shortestText ?? "a number that is not finite" }
