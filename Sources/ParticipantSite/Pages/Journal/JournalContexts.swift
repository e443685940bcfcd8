import Accompaniment
import Records
package import Web

/// One text to write or to change. Template: `Journal/Text`.
package struct JournalTextContext: Sendable {
    package let action: PageText
    package let token: PageText
    package let seal: PageText
    package let label: PageText
    package let hint: PageText
    package let text: PageText
    /// What to look at again; nil when nothing.
    package let fault: PageText?
    /// Chosen along with a new page; nil where that has a form of its own.
    package let sharing: SharingContext?
    package let save: PageText
}

/// Who may read a page. Template: `Journal/Sharing`.
package struct SharingContext: Sendable {
    package let heading: PageText
    package let hint: PageText
    /// Nil where nobody of the team can be chosen.
    package let readers: JournalChoicesContext?
    package let research: JournalChoicesContext
}

package struct JournalChoicesContext: Sendable {
    package let name: PageText
    package let hint: PageText
    package let choices: [JournalChoiceContext]
}

package struct JournalChoiceContext: Hashable, Sendable {
    package let value: PageText
    package let label: PageText
    package let isChosen: Bool
}

extension SharingContext {
    init(_ choice: SharingChoice, readers: [JournalReader], _ phrases: Phrases) {
        heading = PageText(phrases["journal.choose"])
        hint = PageText(phrases["journal.chooseHint"])
        let people = readers.filter { $0.isOpen || choice.readers.contains($0.id) }.map {
            JournalChoiceContext(value: PageText($0.id.rawValue), label: PageText($0.name), isChosen: choice.readers.contains($0.id))
        }
        self.readers = people.isEmpty
            ? nil
            : JournalChoicesContext(
                name: PageText(phrases["journal.readers"]), hint: PageText(phrases["journal.readersHint"]), choices: people)
        let words: [(String, String, JournalSharing.Research?)] = [
            ("nothing", "journal.researchNothing", nil), ("count", "journal.researchCounts", .count), ("text", "journal.researchReads", .text),
        ]
        research = JournalChoicesContext(
            name: PageText(phrases["journal.research"]), hint: PageText(phrases["journal.researchHint"]),
            choices: words.map {
                JournalChoiceContext(value: PageText($0.0), label: PageText(phrases[$0.1]), isChosen: choice.research == $0.2)
            })
    }
}
