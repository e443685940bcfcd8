import Access
import Accompaniment
package import Hummingbird
import Instruments
import Records
import StudyDesign
import Web

/// What is due, and nothing of what was said.
extension ParticipantSite {
    package func todayPage(_ call: Call) async throws -> Response {
        let person = try call.own()
        guard let day = PersonDay(of: person.id, in: person.record, catalog: catalog, home: settings.home, now: call.now) else {
            throw PageFault.absent
        }
        let phrases = call.phrases
        let words = TodayWords(day.list, phrases)
        let tasks = words.rows.enumerated().map { context($1, number: $0 + 1, of: person.id) }
        return try page(
            TodayPage(
                frame: frame(call, title: "today.title", with: [.kept]), heading: PageText(phrases["today.title"]), day: PageText(words.day),
                summary: words.summary.map { PageText($0) },
                kept: call.request.uri.queryParameters["kept"] == nil ? nil : PageText(phrases["today.kept"]),
                note: words.note.map { PageText($0) }, tasks: tasks, hasTasks: !tasks.isEmpty,
                next: words.next.map { TodayNextContext(heading: PageText(phrases["today.next"]), sentence: PageText($0)) },
                more: TodayMoreContext(
                    heading: PageText(phrases["today.more"]),
                    links: [
                        LinkContext(phrases["today.practise"], ParticipantAct.practices.path),
                        LinkContext(phrases["today.write"], ParticipantAct.journalWritingPage.path),
                    ])))
    }

    private func context(_ row: TodayWords.Row, number: Int, of person: Participant.ID) -> TodayTaskContext {
        let (title, state) = (PageText(row.title), PageText(row.statusWords))
        guard row.status != .done || row.kind == .preparation else {
            return TodayTaskContext(open: nil, done: .init(title: title, state: state))
        }
        return TodayTaskContext(
            open: .init(
                id: PageText("task-\(number)"), title: title, url: PageText(link(to: row.kind, of: person)), state: state,
                details: row.details.map { PageText($0) }),
            done: nil)
    }

    private func link(to kind: TodayTask.Kind, of person: Participant.ID) -> String {
        switch kind {
        case .consent(let form, _): ParticipantAct.consent.link(form.rawValue)
        case .questionnaire(let visit, let instrument, _, _): questionnaireLink(to: instrument, at: visit, of: person)
        case .prompt(let prompt, let instrument): questionnaireLink(to: instrument, at: prompt.rawValue, of: person)
        case .afterSession(let checkIn): ParticipantAct.checkInPage.link(CheckInName.text(of: checkIn))
        case .preparation: ParticipantAct.preparationPage.path
        }
    }
}
