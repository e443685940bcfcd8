import Access
import Accompaniment
import HTTPTypes
package import Hummingbird
import StudyDesign
package import Web

/// What a person of the team sees when something cannot be done. Template: `Notice/Notice`.
package struct Notice: Page {
    package static let template = "Notice/Notice"
    package let frame: PageFrame
    package let heading: PageText
    package let explanation: PageText
    /// Where to go on; nil where everything is said.
    package let wayOn: WayOn?

    package struct WayOn: Sendable {
        package let title: PageText
        package let url: PageText
    }
}

extension StaffSite {
    /// The same answer for what is not there and for what is not for the visitor.
    package func notice(_ fault: StaffFault, _ call: StaffCall) throws -> Response {
        let (heading, explanation, status): (String, String, HTTPResponse.Status) =
            switch fault {
            case .absent: ("There is no page here", "There is nothing at this address for you. Nothing was changed.", .notFound)
            case .tooLarge: ("That is too long", "It is longer than any form of this site. Nothing was stored.", .contentTooLarge)
            case .unreadable: ("That could not be read", "What arrived was no form of this site. Nothing was stored.", .badRequest)
            case .refused(let sentence): ("That could not be recorded", sentence, .unprocessableContent)
            case .wait(let seconds):
                ("One moment, please", "There were many requests in a short time. Try again in \(seconds) seconds. Alerts can always be looked after.", .tooManyRequests)
            case .elsewhere: ("That came from elsewhere", "It did not come from a page of this site, so nothing was stored.", .forbidden)
            case .again: ("Please do that once more", "The page was open for long, or you were signed out in the meantime. Nothing was stored.", .conflict)
            case .notReady: ("Not ready yet", "The study's pages are being made. Try again in a minute.", .serviceUnavailable)
            }
        var response = try html(
            Notice(
                frame: frame(call.at(.entrance), title: heading), heading: PageText(heading), explanation: PageText(explanation),
                wayOn: Notice.WayOn(title: "Go on", url: PageText(StaffAct.entrance.path))), status: status)
        if case .wait(let seconds) = fault { response.headers[.retryAfter] = String(seconds) }
        return response
    }

    package func html(_ page: some Page, status: HTTPResponse.Status = .ok) throws -> Response {
        try Response.text(templates.render(page, with: type(of: page).template), type: "text/html; charset=utf-8", status: status)
    }

    /// What stands around a page of the staff's side: only what this visitor may open is offered.
    package func frame(_ call: StaffCall, title: String) -> PageFrame {
        PageFrame(
            title: title, study: call.study?.studyTitle ?? "Maitri", isFictional: call.study?.isFictional ?? false, at: call.act.path,
            ways: ways(for: call.visitor))
    }

    func ways(for visitor: Visitor) -> SiteWays {
        let offered: [(SiteWays.Entry, StaffAct)] = [
            (.init("Alerts", link: StaffAct.alerts.path), .alerts), (.init("Ways in", link: StaffAct.people.path), .people),
            (.init("Study", .study), .study), (.init("Participants", .participants()), .participants), (.init("Report", .report), .report),
            (.init("Instruments", .instruments), .instruments), (.init("Account", link: StaffAct.enrolCodePage.path), .enrolCodePage),
            (.init("Sign out", link: StaffAct.signOutPage.path), .signOutPage),
        ]
        return SiteWays(
            home: StaffAct.entrance.path,
            entries: offered.filter { isOffered($0.1, to: visitor) }.map { $0.0 })
    }

    /// Whether a page may lead to it: what needs a step-up asks for one on the way.
    func isOffered(_ act: StaffAct, to visitor: Visitor, about standing: PersonStanding? = nil) -> Bool {
        let decision = act.decision(for: visitor, about: standing)
        return decision == .allowed || decision == .needsStepUp
    }

    /// "Tuesday 3 March, 14:20", by the clock of the team.
    func moment(_ instant: Instant, _ call: StaffCall) -> String {
        phrases.moment(settings.home.local(instant), seenFrom: settings.home.local(call.now))
    }
}
