import Mustache

/// Text on its way to a page; every word that a template prints is one.
///
/// The template library escapes grapheme by grapheme, so it overlooks a `<` or a quotation mark that has
/// joined with its neighbor: U+0600 before it, or a combining accent after it, makes one grapheme of the
/// two, and the sign would reach the page raw. Here such pairs are parted with U+2060 (word joiner, which
/// is invisible and joins with nothing), and characters that HTML does not allow are dropped. The library's
/// escaping then sees each sign by itself.
package struct PageText: Hashable, Sendable, ExpressibleByStringInterpolation {
    package let text: String

    package init(_ text: String) {
        self.text = Self.cleaned(text)
    }

    package init(stringLiteral value: String) {
        self.init(value)
    }

    private static func cleaned(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var out = ""
        out.reserveCapacity(text.utf8.count)
        for character in text {
            let scalars = character.unicodeScalars
            let isPair = scalars.count > 1 && scalars.contains { Markup.isSpecial($0) }
            var isFirst = true
            for scalar in scalars where Markup.isAllowed(scalar) {
                if isPair && !isFirst { out.unicodeScalars.append("\u{2060}") }
                out.unicodeScalars.append(scalar)
                isFirst = false
            }
        }
        return out
    }
}

extension PageText: MustacheCustomRenderable {
    package var renderText: String { text }
    package var isNull: Bool { false }
}
