import Access
package import Accompaniment
import Instruments
import HTTPTypes
package import Hummingbird
package import Web

/// Two answers to one question, given without knowledge of each other. Template: `Questionnaires/Merge`.
///
/// The form goes to the part's own address: whoever chooses has seen both, and sends it like any other answer.
package struct FormMergePage: ParticipantPage {
    package static let template = "Questionnaires/Merge"
    package let frame: Frame
    package let heading: PageText
    package let explanation: PageText
    package let action: PageText
    package let seal: PageText
    /// Where a page's script sends answers, and which items are settled here.
    package let answers: PageText
    package let items: PageText
    package let questions: [QuestionContext]
    package let save: PageText

    /// One question with both answers; none is chosen beforehand.
    package struct QuestionContext: Hashable, Sendable {
        package let number: PageText
        package let text: PageText
        package let language: PageText
        package let seenName: PageText
        package let seen: PageText
        package let sides: [SideContext]
    }

    /// One of the two answers.
    package struct SideContext: Hashable, Sendable {
        package let title: PageText
        package let name: PageText
        package let value: PageText
        package let words: PageText
    }
}

extension ParticipantSite {
    package func mergePage(_ conflicts: [FormConflict], _ part: FormPart, _ sheet: FormSheet, _ place: FormPlace, _ call: Call) throws -> Response {
        let (phrases, words) = (call.phrases, FormWords(call.phrases))
        let questions = sheet.items.compactMap { item -> FormMergePage.QuestionContext? in
            guard let conflict = conflicts.first(where: { $0.item == item.code }) else { return nil }
            let sides = [("forms.conflict.mine", conflict.mine), ("forms.conflict.theirs", conflict.theirs)].map { key, answer in
                FormMergePage.SideContext(
                    title: PageText(phrases[key]), name: PageText("a.\(item.code)"), value: PageText(item.fieldValue(of: answer)),
                    words: PageText(words.answer(answer, to: item)))
            }
            return FormMergePage.QuestionContext(
                number: PageText(phrases.number(item.number)), text: PageText(item.text),
                language: PageText(sheet.wording.isPlaceholder ? "en" : sheet.wording.language.rawValue),
                seenName: PageText("seen.\(item.code)"), seen: PageText("\(conflict.revision)"), sides: sides)
        }
        return try page(
            FormMergePage(
                frame: frame(call, title: "forms.title", with: [.kept]), heading: PageText(phrases["forms.conflict.title"]),
                explanation: PageText(phrases["forms.conflict.lead"]), action: PageText(partLink(part, place, call)),
                seal: PageText(seal(place, call)), answers: PageText(link(.saveAnswers, place, call)),
                items: PageText(conflicts.map(\.item).sorted().joined(separator: " ")), questions: questions, save: PageText(phrases["forms.conflict.save"])),
            status: .conflict)
    }
}

extension SheetItem {
    fileprivate func fieldValue(of answer: Answer) -> String {
        switch answer {
        case .value(let value): FieldNumber.text(value)
        case .missing(.preferNotToAnswer): PostedForm.declined
        case .missing: PostedForm.clear
        }
    }
}
