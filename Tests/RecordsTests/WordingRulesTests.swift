import Instruments
import Ledger
import Records
import StoreContract
import StudyDesign
import Testing

/// No person enters a study on placeholders, or on words whose terms do not cover what the site does.
@Suite struct WordingRulesTests {
    let study: TestStudy

    init() throws { study = try TestStudy() }

    private func state(_ plan: WordingPlan?, _ changes: [Change]) throws -> RecordState {
        var state = RecordState()
        let opening = TestStudy.opening().map { act in
            guard case .studyOpened = act.change else { return act }
            return act.with(.studyOpened(TestStudy.design(wording: plan)))
        }
        for act in opening + changes.map({ $0.act() }) {
            try Rules(state: state, catalog: study.catalog).check(act)
            state.take(act.change.trace, by: act.actor, as: act.role, at: act.instant, entry: state.size)
        }
        return state
    }

    private func refusal(_ change: Change, in state: RecordState) -> String {
        do {
            try Rules(state: state, catalog: study.catalog).check(change.act())
            return ""
        } catch {
            return "\(error)"
        }
    }

    private let english = WordingPlan(use: .clinicalCare, languages: [.english])
    private let live = Change.wentLive(GoingLive(protocolVersion: "1.0"))

    @Test func nobodyEnrollsBeforeTheStudyIsLive() throws {
        let words = [study.wording(study.phq9), study.wording(study.gad7)].map(Change.wordingImported)
        let before: [Change] = [.eligible("p1"), .signed("p1")]
        #expect(refusal(.entered("p1"), in: try state(english, words + before)).contains("gone live"))
        #expect(refusal(.entered("p1"), in: try state(english, words + [live] + before)).isEmpty)
        #expect(refusal(.entered("p1"), in: try state(nil, before)).isEmpty, "invented people need no words")
    }

    @Test func placeholdersAreRefusedWithTheList() throws {
        let said = refusal(live, in: try state(english, [.wordingImported(study.wording(study.phq9))]))
        #expect(said.contains("GAD-7 in en: Only placeholders stand here."))
        #expect(!said.contains("PHQ-9"))
        let both = refusal(live, in: try state(english, []))
        #expect(both.contains("GAD-7") && both.contains("PHQ-9"))
    }

    @Test func termsThatDoNotCoverTheUseAreRefused() throws {
        let terms = WordingTerms(status: .freeNonCommercial, text: "Not for sale.", source: "the form")
        let words = [study.wording(study.phq9, terms: terms), study.wording(study.gad7)].map(Change.wordingImported)
        let commercial = WordingPlan(use: .commercial, languages: [.english])
        #expect(refusal(live, in: try state(commercial, words)).contains("commercial work"))
        #expect(refusal(live, in: try state(english, words)).isEmpty)
        let without = [study.wording(study.phq9, terms: nil), study.wording(study.gad7)].map(Change.wordingImported)
        #expect(refusal(live, in: try state(english, without)).contains("without its terms"))
    }

    @Test func aLanguageOfTheParticipantsMustBeThere() throws {
        let words = [study.wording(study.phq9), study.wording(study.gad7)].map(Change.wordingImported)
        let plan = WordingPlan(use: .clinicalCare, languages: [.english, try LanguageTag("de")])
        let said = refusal(live, in: try state(plan, words))
        #expect(said.contains("PHQ-9 in de: There is no wording in this language; there is one in en."))
    }

    @Test func nobodyAnswersPlaceholders() throws {
        let words = [study.wording(study.phq9), study.wording(study.gad7)].map(Change.wordingImported)
        let save = Change.answerSaved(
            AnswerSave(
                form: .init("f1"), of: .init("p1"), at: "before", instrument: study.phq9.id, version: study.phq9.version,
                item: TestStudy.dangerousItem, answer: .value(0), revision: 1, shelf: study.phq9,
                under: TestStudy.design(wording: english), at: TestStudy.start))
        let before: [Change] = [.eligible("p1"), .signed("p1")]
        #expect(refusal(save, in: try state(english, words + before)).contains("before the study has gone live"))
        #expect(refusal(save, in: try state(english, words + [live] + before)).isEmpty)
    }

    @Test func anAmendmentGoesLiveByItself() throws {
        let words = [study.wording(study.phq9), study.wording(study.gad7)].map(Change.wordingImported)
        let amended = Change.studyOpened(TestStudy.design(version: "2.0", wording: english))
        let before: [Change] = [.eligible("p1"), .signed("p1")]
        let state = try state(english, words + [live, amended] + before)
        #expect(refusal(.entered("p1"), in: state).contains("under version 2.0 of the protocol"))
        let second = Change.enrolled(Enrollment(participant: .init("p1"), day: TestStudy.firstDay, protocolVersion: "2.0"))
        #expect(refusal(second, in: state).contains("gone live under version 2.0"))
    }

    @Test func whileTheStudyIsLiveItsWordsKeepTheirTerms() throws {
        let words = [study.wording(study.phq9), study.wording(study.gad7)].map(Change.wordingImported)
        let state = try state(WordingPlan(use: .commercial, languages: [.english]), words + [live])
        let strict = WordingTerms(status: .freeNonCommercial, text: "Not for sale.", source: "the form")
        #expect(refusal(.wordingImported(study.wording(study.phq9, terms: strict)), in: state).contains("would not carry it"))
        #expect(refusal(.wordingImported(study.wording(study.phq9, terms: nil)), in: state).contains("would not carry it"))
        #expect(refusal(.wordingImported(study.wording(study.phq9, saying: "A better statement")), in: state).isEmpty)
    }

    @Test func wordsThatDoNotFitAreNotBroughtIn() throws {
        let state = try state(english, [])
        let good = study.wording(study.phq9)
        let short = Wording(
            instrument: good.instrument, definitionVersion: good.definitionVersion, language: good.language, title: good.title,
            response: good.response, items: Array(good.items.dropLast())
        ).imported(by: "tester", at: 0, from: "form.csv", terms: TestStudy.terms) { Digest256(hashing: $0).hex }
        #expect(refusal(.wordingImported(short), in: state).contains("does not fit its key"))
        let forged = Wording(
            instrument: good.instrument, definitionVersion: good.definitionVersion, language: good.language,
            title: "Another title", response: good.response, items: good.items, origin: good.origin)
        #expect(refusal(.wordingImported(forged), in: state).contains("checksum differs"))
        #expect(refusal(.wordingImported(.placeholder(for: study.phq9, language: .english)), in: state).contains("placeholders"))
        #expect(refusal(.wordingImported(study.wording(study.phq9, by: "second")), in: state).contains("second imported it"))
    }

    @Test func theOpenPartHoldsTheTermsAndNoWord() throws {
        let change = Change.wordingImported(study.wording(study.phq9, saying: "Xanthippe"))
        let open = String(decoding: try CanonicalJSON.encode(change.trace), as: UTF8.self)
        #expect(open.contains("May be used by everybody."))
        #expect(!open.contains("Xanthippe"))
        #expect(change.vault == .staff)
    }
}
