import Access
import Accompaniment
import HTTPTypes
import Hummingbird
import Records
package import Web

/// Two texts of one page, both in full, and the ways to go on. Template: `Journal/Merge`.
package struct JournalMergePage: ParticipantPage {
    package static let template = "Journal/Merge"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    package let theirsHeading: PageText
    package let theirs: PageText
    package let mineHeading: PageText
    package let form: JournalTextContext
    package let both: JournalBothContext
    package let leave: LinkContext
}

package struct JournalBothContext: Sendable {
    package let action: PageText
    package let token: PageText
    package let seal: PageText
    package let text: PageText
    package let why: PageText
    package let save: PageText
}

extension ParticipantSite {
    func mergePage(_ call: Call, id: JournalEntry.ID, held: (text: String, version: Int), mine: String) throws -> Response {
        let phrases = call.phrases
        let path = ParticipantAct.journalEntry.link(id.rawValue)
        let seal = try seal("journal/\(id)", version: held.version, call)
        let form = JournalTextContext(
            action: PageText(path), token: PageText(call.token), seal: seal, label: PageText(phrases["journal.text"]),
            hint: PageText(phrases["journal.reviseHint"]), text: PageText(mine), fault: nil, sharing: nil,
            save: PageText(phrases["journal.save"]))
        let both = JournalBothContext(
            action: PageText(path), token: PageText(call.token), seal: seal, text: PageText(held.text + "\n\n" + mine),
            why: PageText(phrases["journal.bothWhy"]), save: PageText(phrases["journal.both"]))
        return try page(
            JournalMergePage(
                frame: frame(call, title: "journal.titleRead"), heading: PageText(phrases["journal.merge"]),
                lead: PageText(phrases["journal.mergeLead"]), theirsHeading: PageText(phrases["journal.theirs"]),
                theirs: PageText(held.text), mineHeading: PageText(phrases["journal.mine"]), form: form, both: both,
                leave: LinkContext(phrases["journal.leaveOther"], path)),
            status: .conflict)
    }
}
