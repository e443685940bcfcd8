/// The wordings that a site holds, several languages of an instrument side by side.
public struct WordingShelf: Hashable, Codable, Sendable {
    /// By instrument, then language, then version of the definition.
    public private(set) var wordings: [Wording]

    /// Of two wordings of the same instrument, language, version and kind the later one stays.
    public init(_ wordings: [Wording] = []) {
        self.wordings = []
        for wording in wordings { put(wording) }
    }

    /// Adds a wording, or replaces the one that stands in its place. A placeholder never takes the
    /// place of imported words.
    public mutating func put(_ wording: Wording) {
        wordings.removeAll {
            $0.instrument == wording.instrument && $0.language == wording.language
                && $0.definitionVersion == wording.definitionVersion && $0.isPlaceholder == wording.isPlaceholder
        }
        wordings.append(wording)
        wordings.sort { first, second in
            if first.instrument != second.instrument {
                return first.instrument.rawValue < second.instrument.rawValue
            }
            if first.language != second.language { return first.language < second.language }
            if first.definitionVersion != second.definitionVersion {
                return first.definitionVersion < second.definitionVersion
            }
            return !first.isPlaceholder && second.isPlaceholder
        }
    }

    /// The words for an instrument as it is defined now, in the language or a wider one: `de-AT`,
    /// then `de`, then none. Another language is never given in its place. Imported words of any
    /// width come before placeholders.
    public func wording(for instrument: Instrument, language: LanguageTag) -> Wording? {
        let made = wordings.filter {
            $0.instrument == instrument.id && $0.definitionVersion == instrument.version
        }
        for wantsPlaceholder in [false, true] {
            for tag in language.lookup {
                let found = made.first { $0.language == tag && $0.isPlaceholder == wantsPlaceholder }
                if let found { return found }
            }
        }
        return nil
    }

    /// The languages in which imported words for the present definition stand.
    public func languages(of instrument: Instrument) -> [LanguageTag] {
        wordings.filter {
            $0.instrument == instrument.id && $0.definitionVersion == instrument.version && !$0.isPlaceholder
        }.map(\.language)
    }
}
