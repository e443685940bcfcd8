import Foundation

/// Looking for words within one's own pages, in memory; neither the words nor what they found is kept.
public enum JournalSearch {
    /// A page with the place where the words stand.
    public struct Hit: Hashable, Sendable {
        public let page: JournalPage
        /// Some words around the first place.
        public let excerpt: String
    }

    public static let longest = 200

    /// The pages in which every word stands, in their order. Capitals and accents make no difference.
    public static func hits(for words: String, in journal: OwnJournal) -> [Hit] {
        let wanted = folded(String(words.prefix(longest))).split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = wanted.first else { return [] }
        return journal.pages.compactMap { page in
            guard let text = page.text else { return nil }
            let plain = folded(text)
            guard wanted.allSatisfy({ plain.contains($0) }) else { return nil }
            return Hit(page: page, excerpt: excerpt(of: text, around: first))
        }
    }

    /// Letters without capitals and accents; "ß" becomes "ss" as it does when it is written large.
    static func folded(_ text: String) -> String {
        let plain = text.decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
            $0.properties.generalCategory != .nonspacingMark
        }
        return String(String.UnicodeScalarView(plain)).uppercased().lowercased()
    }

    /// The line on which the word stands, cut to a length that a phone shows.
    private static func excerpt(of text: String, around word: String) -> String {
        let lines = text.split(separator: "\n")
        let line = lines.first { folded(String($0)).contains(word) } ?? lines.first ?? ""
        let words = line.split(separator: " ")
        let place = words.firstIndex { folded(String($0)).contains(word) } ?? 0
        let from = max(0, place - 8)
        let shown = words[from..<min(words.count, place + 12)].joined(separator: " ")
        let cut = String(shown.prefix(240))
        return (from > 0 ? "… " : "") + cut + (place + 12 < words.count || cut.count < shown.count ? " …" : "")
    }
}
