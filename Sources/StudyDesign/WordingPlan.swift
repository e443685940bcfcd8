public import Instruments

/// What a study needs of the words of its questionnaires before anybody may enroll: for what the
/// site uses them, and in which languages its participants read.
public struct WordingPlan: Hashable, Sendable, Codable {
    public let use: SiteUse
    public let languages: [LanguageTag]

    public init(use: SiteUse, languages: [LanguageTag]) {
        self.use = use
        self.languages = languages
    }

    /// What is wrong with it, each a sentence.
    var faults: [String] {
        if languages.isEmpty { return ["The wording plan names no language. Name those that participants read."] }
        let doubled = Dictionary(grouping: languages, by: \.self).filter { $1.count > 1 }.keys.sorted()
        return doubled.map { "The wording plan names the language \($0) twice." }
    }
}
