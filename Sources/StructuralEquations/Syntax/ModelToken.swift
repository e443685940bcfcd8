/// The words and signs of one statement.
enum ModelToken: Hashable {
    case name(String)
    case number(Double)
    case sign(String)

    var text: String {
        switch self {
        case .name(let name): name
        case .number(let number): "\(number)"
        case .sign(let sign): sign
        }
    }

    private static let signs = ["~*~", "=~", "~~", ":=", "==", "<~", "<", ">", "~", "|", "*", "+", "-", "/", "^", "(", ")", ",", ":", "=", "?"]

    /// - Throws: a sentence about the first sign that is not known.
    static func tokens(of text: String) throws(ModelFaults) -> [ModelToken] {
        let characters = Array(text)
        var tokens: [ModelToken] = []
        var place = 0
        while place < characters.count {
            let character = characters[place]
            if character.isWhitespace {
                place += 1
            } else if character.isNumber || (character == "." && place + 1 < characters.count && characters[place + 1].isNumber) {
                tokens.append(.number(try number(characters, &place)))
            } else if character.isLetter || character == "_" || character == "." {
                var end = place
                while end < characters.count, isNamePart(characters[end]) { end += 1 }
                tokens.append(.name(String(characters[place..<end])))
                place = end
            } else if let sign = signs.first(where: { characters[place...].starts(with: $0) }) {
                tokens.append(.sign(sign))
                place += sign.count
            } else {
                throw ModelFaults(["the sign \"\(character)\" is not known in a model."])
            }
        }
        return tokens
    }

    private static func isNamePart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "."
    }

    private static func number(_ characters: [Character], _ place: inout Int) throws(ModelFaults) -> Double {
        var end = place
        while end < characters.count, characters[end].isNumber || characters[end] == "." { end += 1 }
        if end < characters.count, characters[end] == "e" || characters[end] == "E" {
            var exponent = end + 1
            if exponent < characters.count, characters[exponent] == "-" || characters[exponent] == "+" { exponent += 1 }
            let digits = exponent
            while exponent < characters.count, characters[exponent].isNumber { exponent += 1 }
            if exponent > digits { end = exponent }
        }
        let text = String(characters[place..<end])
        guard let value = Double(text), value.isFinite else { throw ModelFaults(["\"\(text)\" is not a number."]) }
        place = end
        return value
    }
}
