@testable import ParticipantSite
import Testing
import Web

@Suite("Templates of what a person writes for themselves")
struct InnerTemplatesTests {
    private let word: PageText = "word"
    private var link: LinkContext { LinkContext("title", "/url") }
    private var frame: Frame {
        Frame(
            language: word, direction: word, title: word, siteName: word, skip: word, help: link, leave: link, safetyPlan: link, token: word,
            fiction: word, hasNavigation: true, navigationName: word, navigation: [NavigationContext(title: word, url: word, isHere: true)],
            signOut: SignOutContext(title: word, url: word, token: word), stylesheet: word, icon: word, manifest: word, scripts: [word],
            words: [WordContext(name: word, text: word)], foot: [word])
    }

    private var choices: JournalChoicesContext {
        JournalChoicesContext(name: word, hint: word, choices: [JournalChoiceContext(value: word, label: word, isChosen: true)])
    }
    private var sharing: SharingContext { SharingContext(heading: word, hint: word, readers: choices, research: choices) }
    private var text: JournalTextContext {
        JournalTextContext(
            action: word, token: word, seal: word, label: word, hint: word, text: word, fault: word, sharing: sharing, save: word)
    }
    private var help: PlanHelpContext {
        let line = HelpLineContext(number: word, url: word, name: word, note: word, spoken: word)
        return PlanHelpContext(
            heading: word, lead: word, nearest: NearestHelpContext(own: line, country: HelpCountryContext(name: word, lines: [line])),
            emergency: word, all: link)
    }
    private var part: PlanPartContext {
        PlanPartContext(
            code: word, title: word, hint: word, examplesTitle: word, examples: [word], hasExamples: true, words: word, rows: word,
            theirs: PlanTheirsContext(heading: word, words: word), fault: PlanPartFaultContext(id: word, sentence: word))
    }
    @Test("Every tag is a property, and every property is printed")
    func contract() throws {
        var contract = PageContract()
        try contract.check(
            JournalWritePage(
                frame: frame, heading: word, lead: word, kept: word,
                question: JournalQuestionContext(heading: word, text: word, another: link, none: link), form: text, read: link, readWhy: word))
        try contract.check(
            JournalPagesPage(
                frame: frame, heading: word, write: link,
                search: JournalSearchContext(action: word, token: word, label: word, hint: word, words: word, button: word, found: word),
                hasPages: true, nothing: word, pages: [JournalRowContext(link: link, beginning: word, readers: word)], newer: link, older: link,
                all: link))
        try contract.check(
            JournalEntryPage(
                frame: frame, heading: word, back: link, done: word, version: word, words: word, readers: word, copied: word,
                sharing: JournalSharingFormContext(action: word, token: word, seal: word, choice: sharing, fault: word, save: word),
                revision: JournalRevisionContext(heading: word, form: text)))
        try contract.check(
            JournalMergePage(
                frame: frame, heading: word, lead: word, theirsHeading: word, theirs: word, mineHeading: word, form: text,
                both: JournalBothContext(action: word, token: word, seal: word, text: word, why: word, save: word), leave: link))
        try contract.check(
            PlanPage(
                frame: frame, heading: word, lead: word, kept: word, parts: [part], note: word, version: word, change: link, print: word,
                help: help, more: PlanMoreContext(heading: word, link: link), source: word))
        try contract.check(
            PlanWritePage(
                frame: frame, heading: word, lead: word, open: word, changed: PlanChangedContext(heading: word, text: word),
                faults: [PlanFaultContext(url: word, sentence: word)], hasFaults: true, action: word, token: word, seal: word, parts: [part],
                note: word, save: word, help: help, source: word))
        try contract.check(
            CoursePage(
                frame: frame, heading: word, lead: word, nothing: word, lines: [try CourseFigureContext.example()], facets: try CourseFigureContext.example(), next: word, notAll: word,
                write: link))
        #expect(contract.faults == [])
        #expect(contract.unused == [])
    }
}
