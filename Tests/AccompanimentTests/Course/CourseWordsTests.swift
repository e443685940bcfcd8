import Accompaniment
import Instruments
import Records
import StudyDesign
import Testing

@Suite("The words of my course grade nobody")
struct CourseWordsTests {
    /// Beside the instruments' own list, words that say where somebody ought to stand.
    private static let verdicts: [String: Set<String>] = [
        "en": ["low", "lower", "lowest", "high", "highest", "better", "worse", "good", "bad", "improved", "worsened", "severity", "score", "poor", "should"],
        "de": ["niedrig", "niedriger", "hoch", "besser", "schlechter", "gut", "schlecht", "verbessert", "verschlechtert", "schweregrad", "sollten", "sollte"],
    ]

    private func verdicts(in text: String, _ tag: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init).filter { Self.verdicts[tag]?.contains($0) ?? false }
    }

    private func keys(_ phrases: Phrases) -> [String] { phrases.keys.filter { $0.hasPrefix("course.") }.sorted() }

    @Test("No sentence holds a verdict, in any language; a planted one is found")
    func sentences() throws {
        for phrases in try LanguageFolder.bundled().shelf().languages {
            let found = keys(phrases).flatMap { key in
                // "More of low mood" names what is asked about.
                key.hasPrefix("course.about.") ? [] : verdicts(in: phrases[key], phrases.tag).map { "\(key): \($0)" }
            }
            #expect(found == [])
        }
        #expect(verdicts(in: "Your score is low.", "en") == ["score", "low"])
    }

    @Test("The guard of the instruments lets every English sentence through")
    func guarded() throws {
        let english = try LanguageFolder.bundled().shelf().site
        for key in keys(english) {
            #expect(throws: Never.self, "\(key)") { try NextSentence("Here it says \(english[key]).") }
        }
        #expect(throws: BandSentenceFaults.self) { try NextSentence("Your distress is severe.") }
    }

    @Test("Every instrument that a person fills in has a name of its own here, in every language")
    func names() throws {
        let catalog = try Catalog.bundled()
        let hidden: Set<String> = ["treatment guess", "expectancy", "suicidal thoughts and behaviour"]
        for phrases in try LanguageFolder.bundled().shelf().languages {
            for instrument in catalog.instruments where instrument.respondent == .participant && !hidden.contains(instrument.construct) {
                #expect(CourseNames.about(instrument.construct, in: phrases) != phrases["course.aboutOther"], "\(instrument.construct)")
            }
            for scale in try catalog.instrument(named: "scs").scales where scale.group == .facet {
                #expect(CourseNames.facet(scale.id, in: phrases) != phrases["course.facetOther"], "\(scale.id)")
            }
        }
    }
}
