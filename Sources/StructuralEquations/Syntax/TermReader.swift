/// Reads the right side of a relation: terms joined by `+`, each with modifiers before `*`.
struct TermReader {
    private let tokens: [ModelToken]
    private var place = 0

    static func terms(_ tokens: [ModelToken]) throws(ModelFaults) -> [ModelTerm] {
        var reader = TermReader(tokens: tokens)
        var terms = [try reader.term()]
        while reader.place < tokens.count {
            guard reader.takes("+") else {
                throw ModelFaults(["\"\(tokens[reader.place].text)\" stands where \"+\" and a further term, or the end, is expected."])
            }
            terms.append(try reader.term())
        }
        return terms
    }

    private mutating func takes(_ sign: String) -> Bool {
        guard place < tokens.count, tokens[place] == .sign(sign) else { return false }
        place += 1
        return true
    }

    private mutating func term() throws(ModelFaults) -> ModelTerm {
        var modifiers: [[ModelModifier]] = []
        while true {
            let start = place
            let factor = try factor()
            if takes("*") {
                modifiers.append(try Self.modifiers(factor))
            } else if factor.count == 1, case .name(let name) = factor[0] {
                return ModelTerm(variable: try product(name), modifiers: modifiers)
            } else if factor == [.number(1)] {
                return ModelTerm(variable: "1", modifiers: modifiers)
            } else {
                throw ModelFaults(["\"\(tokens[start].text)\" stands where the name of a variable is needed."])
            }
        }
    }

    /// An interaction `x:z` is a column that the plan has to compute.
    private mutating func product(_ name: String) throws(ModelFaults) -> String {
        guard takes(":") else { return name }
        throw ModelFaults(["an interaction \(name):… is not made here; compute the product under variables and name it in the model."])
    }

    /// A name, a number with its sign, or a call with what is in its brackets.
    private mutating func factor() throws(ModelFaults) -> [ModelToken] {
        guard place < tokens.count else { throw ModelFaults(["the statement ends where a variable is needed."]) }
        var taken: [ModelToken] = []
        if takes("-") { taken.append(.sign("-")) }
        guard place < tokens.count else { throw ModelFaults(["the statement ends after \"-\"."]) }
        taken.append(tokens[place])
        place += 1
        if case .sign(let sign) = taken[taken.count - 1] { throw ModelFaults(["\"\(sign)\" stands where a variable is needed."]) }
        guard takes("(") else { return taken }
        taken.append(.sign("("))
        while place < tokens.count {
            taken.append(tokens[place])
            place += 1
            if taken.last == .sign(")") { return taken }
        }
        throw ModelFaults(["a bracket is not closed."])
    }

    private static func modifiers(_ tokens: [ModelToken]) throws(ModelFaults) -> [ModelModifier] {
        guard tokens.count > 2, case .name(let call) = tokens[0], tokens[1] == .sign("(") else { return [try single(tokens[...], start: false)] }
        guard ["c", "start", "equal", "label"].contains(call) else {
            throw ModelFaults(["the modifier \(call)(…) is not known; there are numbers, labels, NA, start(…) and c(…)."])
        }
        if call == "equal" { throw ModelFaults(["equal(…) is not known here; give both parameters the same label."]) }
        var result: [ModelModifier] = []
        for part in tokens[2..<(tokens.count - 1)].split(separator: .sign(","), omittingEmptySubsequences: false) {
            result.append(try single(part, start: call == "start"))
        }
        return result
    }

    private static func single(_ tokens: ArraySlice<ModelToken>, start: Bool) throws(ModelFaults) -> ModelModifier {
        let parts = Array(tokens)
        switch parts.count {
        case 1:
            if case .number(let number) = parts[0] { return start ? .start(number) : .fixed(number) }
            if case .name(let name) = parts[0], !start { return name == "NA" ? .free : .label(name) }
        case 2:
            if parts[0] == .sign("-"), case .number(let number) = parts[1] { return start ? .start(-number) : .fixed(-number) }
        default: break
        }
        let text = parts.map(\.text).joined()
        throw ModelFaults(["\"\(text)\" is no modifier; before \"*\" stands a number, a label, NA, start(…) or c(…) with one for each group."])
    }
}
