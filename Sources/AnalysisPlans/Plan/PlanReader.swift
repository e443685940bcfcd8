import Statistics

/// Reads the fields of one map of a plan, collects every fault, and at the end knows
/// which fields nobody asked for.
struct PlanReader {
    /// A field with the path of the group of fields in which it was written.
    struct Written {
        let group: String
        let field: PlanValue.Field
    }

    /// Of the group that is read.
    let path: String
    let line: Int?
    /// Whether there is a group of fields at all.
    let isGroup: Bool
    private let fields: [Written]
    private let ownNames: Set<String>
    private(set) var asked: Set<String> = []
    private(set) var faults: [PlanFault] = []

    /// - Parameter inherited: fields taken over from the analysis that holds this one.
    init(_ value: PlanValue, path: String, inherited: [Written] = []) {
        self.path = path
        self.line = value.line
        guard case .map(let own) = value.content else {
            isGroup = false
            fields = []
            ownNames = []
            faults = [PlanFault(path: path, line: value.line, sentence: "here stands \(value.kind) where a group of fields is needed.")]
            return
        }
        isGroup = true
        faults = Self.doubled(own, path: path)
        ownNames = Set(own.map(\.name))
        let names = ownNames
        fields = inherited.filter { !names.contains($0.field.name) } + own.map { Written(group: path, field: $0) }
    }

    /// Names that stand more than once.
    static func doubled(_ fields: [PlanValue.Field], path: String) -> [PlanFault] {
        var seen: Set<String> = []
        return fields.filter { !seen.insert($0.name).inserted }.map {
            PlanFault(path: path, line: $0.value.line, sentence: "the name \"\($0.name)\" stands twice.")
        }
    }

    /// Fields that stand at the top only.
    static let topOnly: Set<String> = ["plan", "variables", "measured", "recalled", "tables", "populations", "estimands", "primary_score"]

    /// The fields that entries below take over.
    var inheritable: [Written] {
        let own = Self.topOnly.union(["title", "analyses", "show"])
        return fields.filter { !own.contains($0.field.name) }
    }

    mutating func value(_ name: String) -> PlanValue? {
        asked.insert(name)
        guard let value = written(name)?.field.value, value.content != .null else { return nil }
        return value
    }

    private func written(_ name: String) -> Written? { fields.first { $0.field.name == name } }

    /// Where the field `name` was written: here, or in an analysis that holds this one.
    func path(of name: String) -> String { Self.join(written(name)?.group ?? path, name) }

    static func join(_ group: String, _ name: String) -> String {
        [group, name].filter { !$0.isEmpty }.joined(separator: ".")
    }

    /// A reader of the group under the field `name`, or nil where it was not written.
    mutating func group(_ name: String) -> PlanReader? {
        value(name).map { PlanReader($0, path: path(of: name)) }
    }

    /// - Parameter line: nil for the line of the field, or of the group when it lacks the field.
    mutating func fault(_ name: String, _ line: Int?, _ sentence: String) {
        let place = line ?? written(name)?.field.value.line ?? self.line
        faults.append(PlanFault(path: path(of: name), line: place, sentence: sentence))
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
        if value(name) == nil { fault(name, nil, "is missing: \(meaning).") }
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
        case .number(let number): return [plainNumber(number)]
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
        case .null, .bool, .map:
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
        for entry in fields where ownNames.contains(entry.field.name) && !known.contains(entry.field.name) {
            let name = entry.field.name
            if Self.topOnly.contains(name), !path.isEmpty {
                fault(name, entry.field.value.line, "stands at the top of a plan only.")
                continue
            }
            let nearest = nearestNames(to: name, among: known.sorted()).first
            let hint = nearest.map { "Did you mean \"\($0)\"?" } ?? "Known here are \(known.sorted().joined(separator: ", "))."
            fault(name, entry.field.value.line, "this field is not known. \(hint)")
        }
        return faults
    }
}

/// A number as a person would type it.
func plainNumber(_ number: Double) -> String { number.shortestText ?? "a number that is not finite" }
