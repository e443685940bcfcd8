/// Text that fits: estimated widths, wrapping, shortening.
///
/// Widths are those of DejaVu Sans, the widest of the common system faces (measured, in hundredths of an em),
/// so that what fits here fits in Helvetica, Segoe, Roboto or San Francisco too.
package enum Label {
    /// Font sizes in user units.
    package static let title: Double = 16
    package static let body: Double = 13
    package static let small: Double = 12

    package static let fontStack =
        "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif"

    /// U+0020 to U+007E.
    private static let asciiWidths: [UInt8] = [
        32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64,
        64, 64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86,
        75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63,
        62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64,
        34, 64, 84,
    ]

    /// The distance from one baseline to the next.
    package static func leading(_ size: Double) -> Double { (size * 1.32).rounded() }

    /// Estimated width of one line, in user units.
    package static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
        var hundredths = 0.0
        for scalar in text.unicodeScalars { hundredths += width(of: scalar) }
        return hundredths / 100 * size * (bold ? 1.12 : 1)
    }

    private static func width(of scalar: Unicode.Scalar) -> Double {
        let value = scalar.value
        if (0x20...0x7E).contains(value) { return Double(asciiWidths[Int(value - 0x20)]) }
        if scalar.properties.isEmojiPresentation { return 130 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        case .uppercaseLetter, .titlecaseLetter: return 78
        case .lowercaseLetter: return 64
        case .mathSymbol: return 84
        case .otherLetter: return value >= 0x1100 ? 100 : 70
        default: return value >= 0x2E80 ? 130 : 62
        }
    }

    /// Lines of at most `width`; a word longer than a line is broken. With `most` lines, the last is shortened
    /// with an ellipsis. Empty text gives no line.
    package static func wrap(
        _ text: String, width limit: Double, size: Double, bold: Bool = false, most: Int = 12
    ) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: isBreak) {
            for piece in pieces(of: String(word), width: limit, size: size, bold: bold) {
                let joined = line.isEmpty ? piece : line + " " + piece
                if line.isEmpty || width(joined, size: size, bold: bold) <= limit {
                    line = joined
                } else {
                    lines.append(line)
                    line = piece
                }
            }
            if lines.count > most { break }
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > most, most > 0 else { return lines }
        var kept = Array(lines.prefix(most))
        kept[most - 1] = shortened(kept[most - 1] + "\u{2026}", width: limit, size: size, bold: bold)
        return kept
    }

    /// White space at which a line may end; not the no-break spaces.
    private static func isBreak(_ character: Character) -> Bool {
        character.isWhitespace && character != "\u{A0}" && character != "\u{202F}"
    }

    /// The same text with its bracketed parts unbreakable, so that an interval stays on one line.
    package static func bound(_ text: String) -> String {
        var depth = 0
        return String(
            text.map { character -> Character in
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                return depth > 0 && character == " " ? "\u{A0}" : character
            })
    }

    /// One line, cut with an ellipsis where it would be wider than `width`.
    package static func shortened(
        _ text: String, width limit: Double, size: Double, bold: Bool = false
    ) -> String {
        guard width(text, size: size, bold: bold) > limit else { return text }
        var kept = ""
        var used = width("\u{2026}", size: size, bold: bold)
        for character in text {
            used += width(String(character), size: size, bold: bold)
            guard used <= limit else { break }
            kept.append(character)
        }
        while kept.last?.isWhitespace == true || kept.last == "\u{2026}" { kept.removeLast() }
        return kept + "\u{2026}"
    }

    private static func pieces(
        of word: String, width limit: Double, size: Double, bold: Bool
    ) -> [String] {
        guard width(word, size: size, bold: bold) > limit else { return [word] }
        var out: [String] = []
        var piece = ""
        for part in afterHyphens(word) where !part.isEmpty {
            if !piece.isEmpty, width(piece + part, size: size, bold: bold) > limit {
                out.append(piece)
                piece = ""
            }
            if width(piece + part, size: size, bold: bold) <= limit {
                piece += part
                continue
            }
            var used = width(piece, size: size, bold: bold)
            for character in part {
                let advance = width(String(character), size: size, bold: bold)
                if !piece.isEmpty, used + advance > limit {
                    out.append(piece)
                    piece = ""
                    used = 0
                }
                piece.append(character)
                used += advance
                if out.count > 40 { break }
            }
        }
        if !piece.isEmpty { out.append(piece) }
        return out
    }

    private static func afterHyphens(_ word: String) -> [String] {
        var parts = [""]
        for character in word {
            parts[parts.count - 1].append(character)
            if character == "-" || character == "/" { parts.append("") }
        }
        return parts
    }
}
