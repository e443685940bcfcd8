import Foundation

/// Characters as whoever guesses reads them: capitals as small letters, without accents, digits
/// and signs as the letters they look like. One scalar stays one scalar.
enum LookAlike {
    static func folded(_ text: String) -> [Unicode.Scalar] {
        lowered(text).map { scalar in
            let plain = scalar.isASCII ? scalar : String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? scalar
            return letters[plain] ?? plain
        }
    }

    /// Whether a character is read at all: spaces and dashes between words are not.
    static func isRead(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    static func lowered(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
    }

    private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i", "|": "l",
    ]
}
