import Accompaniment
import Foundation
import Instruments
@testable import ParticipantSite
import StudyDesign
import Testing
import Web

@Suite("Templates of questionnaires")
struct FormTemplatesTests {
    private let word: PageText = "word"
    private var link: LinkContext { LinkContext("title", "/url") }
    private var frame: Frame {
        Frame(
            language: word, direction: word, title: word, siteName: word, skip: word, help: link, leave: link, safetyPlan: link, token: word,
            fiction: word, hasNavigation: true, navigationName: word, navigation: [NavigationContext(title: word, url: word, isHere: true)],
            signOut: SignOutContext(title: word, url: word, token: word), stylesheet: word, icon: word, manifest: word, scripts: [word],
            words: [WordContext(name: word, text: word)], foot: [word])
    }
    private var help: FormHelpContext {
        FormHelpContext(
            title: word, sentences: [word], onCall: FormHelpContext.OnCallContext(number: word, url: word, name: word), lines: link, plan: link)
    }
    private var ends: ItemContext.EndsContext { ItemContext.EndsContext(low: word, middle: word, high: word, language: word) }
    private var option: ItemContext.OptionContext {
        ItemContext.OptionContext(name: word, value: word, words: word, spoken: word, language: word, isChosen: true)
    }
    private var field: ItemContext.FieldContext {
        ItemContext.FieldContext(
            name: word, id: word, value: word, hint: word, unit: word, keyboard: word, least: word, most: word, step: word, faultMark: word,
            boxes: [option])
    }
    private var item: ItemContext {
        ItemContext(
            code: word, number: word, text: word, language: word, seenName: word, anchor: word, seen: word, isHidden: true, helpValues: word,
            fault: ItemContext.FaultContext(name: word, text: word), faultMark: word,
            choices: ItemContext.ChoicesContext(isRow: true, ends: ends, options: [option], ways: [option]), amount: field, clock: field,
            line: ItemContext.LineContext(ends: ends, field: field))
    }

    @Test("Every tag is a property, and every property is printed")
    func contract() throws {
        var contract = PageContract()
        try contract.check(
            FormStartPage(
                frame: frame, heading: word, length: word, sentences: [word], placeholder: word, help: help, begin: link, review: link))
        try contract.check(
            FormPartPage(
                frame: frame, heading: word, start: link, note: word, faults: FormPartPage.FaultsContext(title: word, links: [link]), help: help,
                stem: FormPartPage.StemContext(text: word, language: word), recall: word, placeholder: word, action: word, answers: word,
                seal: word, mode: word, ahead: word, items: [item], readiness: help, goOn: word, back: word, stop: word))
        try contract.check(
            FormReviewPage(
                frame: frame, heading: word, explanation: word, note: word, help: help, open: word,
                rows: [FormReviewPage.RowContext(number: word, text: word, language: word, answer: word, isOpen: true, change: link)],
                action: word, seal: word, revision: word, handIn: word))
        try contract.check(
            FormMergePage(
                frame: frame, heading: word, explanation: word, action: word, seal: word, answers: word, items: word,
                questions: [
                    FormMergePage.QuestionContext(
                        number: word, text: word, language: word, seenName: word, seen: word,
                        sides: [FormMergePage.SideContext(title: word, name: word, value: word, words: word)])
                ], save: word))
        try contract.check(FormDonePage(frame: frame, heading: word, explanation: word, help: help, sentences: [word], wayOn: link))
        #expect(contract.faults == [])
        #expect(contract.unused == [])
    }

    @Test("Every questionnaire of the catalogue has its first and last page, and no sentence is missing")
    func rendering() async throws {
        let world = try await FormWorld()
        let browser = try await world.browser()
        for instrument in world.catalog.instruments where instrument.respondent == .participant {
            for part in [1, (instrument.items.count + 4) / 5] {
                let page = try await browser.get(browser.link(instrument.id.rawValue, "/part/\(part)"))
                #expect(page.status == 200 && !page.text.contains("[forms.") && !page.text.contains("[common."))
                #expect(page.text.contains("data-item=") && page.text.contains("Prefer not to answer"))
                // Nothing of what is asked stands in the tab or in the address.
                #expect(page.text.contains("<title>A page to write</title>"))
                #expect(!browser.link(instrument.id.rawValue).contains(instrument.id.rawValue))
            }
        }
    }
}
