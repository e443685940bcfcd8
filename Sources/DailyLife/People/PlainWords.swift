/// Names of our own in sentences of the models become those of the plan again.
struct PlainWords {
    let names: [String: String]

    func translated(_ sentence: String) -> String {
        var result = ""
        var word = ""
        for character in sentence + " " {
            if character.isLetter || character.isNumber {
                word.append(character)
            } else {
                result += names[word] ?? word
                word = ""
                result.append(character)
            }
        }
        return String(result.dropLast())
    }
}
