/// A label as plain words.
///
/// Formatting tags are taken off, character references are read, runs of white space become one
/// space. Tags that do more than format (images, links, scripts, tables) are a problem: what they
/// show would be lost. A `<` that opens no tag is kept.
package struct PlainLabel: Hashable {
    package private(set) var text = ""
    package private(set) var hadFormatting = false
    package private(set) var problem: String?

    private static let inline: Set<String> = [
        "b", "strong", "i", "em", "u", "s", "span", "font", "sup", "sub", "big", "small", "label",
    ]
    private static let block: Set<String> = [
        "p", "div", "br", "center", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "hr",
    ]

    package init(_ raw: String) {
        var plain: [Character] = []
        var rest = Array(raw)[...]
        while let character = rest.first {
            if character == "<", let tag = Self.tag(rest) {
                rest = rest.dropFirst(tag.length)
                take(tag.name, into: &plain)
            } else if character == "&", let reference = Self.reference(rest) {
                plain.append(reference.character)
                rest = rest.dropFirst(reference.length)
            } else {
                plain.append(character)
                rest = rest.dropFirst()
            }
        }
        text = Self.collapsed(plain)
        let control = text.unicodeScalars.first { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0xFFFD }
        if control != nil, problem == nil {
            problem = "The text holds a character that cannot be shown. Save the file as UTF-8 and look at the text."
        }
    }

    private mutating func take(_ name: String, into plain: inout [Character]) {
        hadFormatting = true
        if Self.block.contains(name) {
            plain.append(" ")
        } else if !Self.inline.contains(name), problem == nil {
            problem = "The text holds <\(name.prefix(20))>, which cannot be shown as plain words. Take it out of the file, or leave the field out with --pass-over if it is no item."
        }
    }

    /// The tag at the front: its name in small letters and how many characters it takes.
    private static func tag(_ rest: ArraySlice<Character>) -> (name: String, length: Int)? {
        let inside = rest.dropFirst()
        guard let first = inside.first, first == "/" || first == "!" || first == "?" || isLetter(first),
            let end = inside.firstIndex(of: ">")
        else { return nil }
        let name = inside.drop { $0 == "/" }.prefix { isLetter($0) || $0.isNumber || $0 == "!" || $0 == "?" }
        guard !name.isEmpty else { return nil }
        return (String(name).lowercased(), end - rest.startIndex + 1)
    }

    private static func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }

    /// `&amp;`, `&#38;`, `&#x26;` at the front.
    private static func reference(_ rest: ArraySlice<Character>) -> (character: Character, length: Int)? {
        guard let end = rest.prefix(12).firstIndex(of: ";") else { return nil }
        let name = String(rest[rest.startIndex + 1..<end])
        let named: [String: Character] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ",
        ]
        let length = end - rest.startIndex + 1
        if let character = named[name] { return (character, length) }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let code = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let code, let scalar = UnicodeScalar(code) else { return nil }
        return (Character(scalar), length)
    }

    private static func collapsed(_ characters: [Character]) -> String {
        var words = ""
        var hasGap = false
        for character in characters {
            if character.isWhitespace {
                hasGap = true
            } else {
                if hasGap && !words.isEmpty { words.append(" ") }
                hasGap = false
                words.append(character)
            }
        }
        return words
    }
}
