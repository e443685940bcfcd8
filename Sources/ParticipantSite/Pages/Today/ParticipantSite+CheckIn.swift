import Access
import Accompaniment
import Bookkeeping
import HTTPTypes
package import Hummingbird
import Records
import StudyDesign
import Web

/// After a session somebody waits to hear how the person is. Two ways to answer: that all is well, or that
/// somebody should get in touch, which tells the team at once.
extension ParticipantSite {
    /// Code points of the words that may go with it.
    static let mostCheckInWords = 4_000

    package func checkInPage(_ call: Call) async throws -> Response { try await checkInPage(call, words: "", fault: nil) }

    private func checkInPage(_ call: Call, words: String, fault: String?) async throws -> Response {
        let name = try call.part("name")
        let (_, expected) = try checkIn(call)
        let phrases = call.phrases
        guard !expected.isEnded else {
            return try page(
                CheckInPage(
                    frame: frame(call, title: "today.title"), heading: PageText(phrases["checkIn.heading"]), lead: PageText(phrases["checkIn.ended"]),
                    form: nil, said: try await said(name, call)))
        }
        let form = CheckInForm(
            action: PageText(ParticipantAct.answerCheckIn.link(name)), token: PageText(call.token),
            seal: try seal("check-in/\(name)", version: 0, call), fault: fault.map { PageText($0) },
            label: PageText(phrases["checkIn.words"]), hint: PageText(phrases["checkIn.hint"]), words: PageText(words),
            well: PageText(phrases["checkIn.well"]), call: PageText(phrases["checkIn.call"]))
        return try page(
            CheckInPage(
                frame: frame(call, title: "today.title"), heading: PageText(phrases["checkIn.heading"]), lead: PageText(phrases["checkIn.lead"]),
                form: form, said: nil),
            status: fault == nil ? .ok : .unprocessableContent)
    }

    package func answerCheckIn(_ call: Call) async throws -> Response {
        let name = try call.part("name")
        let (id, expected) = try checkIn(call)
        _ = try seen("check-in/\(name)", call)
        let words = OwnText.read(call.fields["words"] ?? "")
        guard OwnText.length(words) <= Self.mostCheckInWords else {
            let most = call.phrases.number(Self.mostCheckInWords)
            return try await checkInPage(call, words: words, fault: call.phrases("checkIn.tooLong", ["most": most]))
        }
        guard let how = call.fields["how"], ["well", "call"].contains(how) else { throw PageFault.unreadable }
        let said = OwnText.isBlank(words) ? call.phrases[how == "call" ? "checkIn.call" : "checkIn.well"] : words
        let person = try call.own()
        // First that somebody is to come; only then is nobody waiting any more.
        if how == "call", !person.state.alerts.contains(callID(name, person.id)) {
            let alert = Change.alertRaised(AlertRecord.call(Self.callName(name), of: person.id, words: said, raised: call.now))
            try await once(alert, call) { $0.alerts.contains(callID(name, person.id)) }
        }
        if !expected.isEnded {
            try await once(.checkInEnded(CheckInEnd(id, of: person.id, .completed(said))), call) { $0.checkIns[id]?.isEnded == true }
        }
        return onward(to: ParticipantAct.checkInPage.link(name))
    }

    /// Records something that may have been recorded meanwhile, by a form sent twice or by somebody of the team.
    private func once(_ change: Change, _ call: Call, isDone: (ParticipantState) -> Bool) async throws {
        do {
            try await record(change, call)
        } catch let fault as PageFault {
            guard case .refused = fault, isDone(try await store.state()[try call.own().id]) else { throw fault }
        }
    }

    private func checkIn(_ call: Call) throws(PageFault) -> (CheckIn.ID, ParticipantState.Expected) {
        guard let found = CheckInName.checkIn(try call.part("name"), of: try call.own().state) else { throw .absent }
        return (found.id, found.expected)
    }

    private static func callName(_ name: String) -> String { "check-in.\(name)" }

    private func callID(_ name: String, _ person: Participant.ID) -> AlertRecord.ID {
        AlertRecord.call(Self.callName(name), of: person, words: "", raised: Instant(milliseconds: 0)).id
    }

    private func said(_ name: String, _ call: Call) async throws -> CheckInSaid {
        let phrases = call.phrases
        let person = try call.own()
        let id = callID(name, person.id)
        let back = LinkContext(phrases["checkIn.back"], ParticipantAct.today.path)
        guard person.state.alerts.contains(id) else {
            return CheckInSaid(sentences: [PageText(phrases["checkIn.thanks"])], help: nil, back: back)
        }
        let open = person.record.alerts.open[id].map { [$0] } ?? []
        // A closed alert was looked after.
        let alerts = try await open.isEmpty
            ? [AlertRecord.call(Self.callName(name), of: person.id, words: "", raised: call.now)] : store.alerts(open)
        let promise = HelpPromise(for: alerts, in: person.record, now: call.now)
        let sentences = promise?.sentences(in: person.zones, now: call.now, phrases) ?? []
        return CheckInSaid(
            sentences: ([phrases["checkIn.thanks"]] + sentences).map { PageText($0) },
            help: LinkContext(phrases["frame.help"], ParticipantAct.help.path), back: back)
    }
}
