public import Instruments
import Ledger
import Records
import StudyDesign

extension TestStudy {
    public static let terms = WordingTerms(
        status: .publicDomain, text: "May be used by everybody.", source: "the form's last page")

    /// Invented words for an instrument, as if a site had brought them in.
    public func wording(
        _ instrument: Instrument, saying text: String = "An invented statement", in language: LanguageTag = .english,
        by person: String = "tester", terms: WordingTerms? = TestStudy.terms
    ) -> Wording {
        let options = (instrument.response.values ?? []).map { OptionWording(value: $0, label: "step \($0)") }
        return Wording(
            instrument: instrument.id, definitionVersion: instrument.version, language: language,
            title: "An invented form", response: ResponseWording(options: options),
            items: instrument.items.map { ItemWording(code: $0.code, text: "\(text) \($0.number)") }
        ).imported(by: person, at: TestStudy.start.milliseconds, from: "form.csv", terms: terms) { Digest256(hashing: $0).hex }
    }
}
