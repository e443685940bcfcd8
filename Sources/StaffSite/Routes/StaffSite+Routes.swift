import Access
import HTTPTypes
package import Hummingbird
import Web

/// Which page answers which act.
extension StaffSite {
    package func answer(_ call: StaffCall) async throws -> Response {
        switch call.act {
        case .entrance: entrance(call)
        case .help: try helpPage(call)
        case .asset: try asset(call)

        case .signInPage: try signInPage(call)
        case .signIn: try await signIn(call)
        case .secondStepPage: try await secondStepPage(call)
        case .secondStep: try await secondStep(call)
        case .invitationPage: try await invitationPage(call)
        case .invitation: try await takeInvitation(call)
        case .stepUpPage: try stepUpPage(call)
        case .stepUp: try await stepUp(call)

        case .signOutPage: try signOutPage(call)
        case .signOut: try await signOut(call)
        case .enrolCodePage: try await accountPage(call)
        case .enrolCode: try await changePassword(call)
        case .recoverySheet: try await newSheet(call)
        case .endSessions: try await endSessions(call)

        case .study: try site(call).response(site(call).overviewPage())
        case .report: try site(call).response(site(call).reportPage())
        case .instruments: try site(call).response(site(call).instrumentsPage())
        case .instrument: try instrumentPage(call)
        case .trial: try trialPage(call)
        case .participants: try participantsPage(call)
        case .participant: try await participantPage(call)

        case .alerts: try await alertsPage(call)
        case .stepOnAlert: try await stepOnAlert(call)

        case .people: try await peoplePage(call)
        case .invite: try await invite(call)
        case .handOver: try await handOver(call)
        case .endSessionsOfPerson: try await endSessionsOfPerson(call)
        }
    }

    /// Where whoever comes in goes first: what waits for them, else what they may read.
    private func entrance(_ call: StaffCall) -> Response {
        let first = [StaffAct.alerts, .study, .instruments].first { $0.decision(for: call.visitor) == .allowed }
        return onward(to: (first ?? .signInPage).path)
    }

    private func asset(_ call: StaffCall) throws -> Response {
        switch try call.part("name") {
        case "site.css": Response.text(stylesheet, type: "text/css; charset=utf-8")
        case "mark.svg": Response.text(icon, type: "image/svg+xml")
        default: throw StaffFault.absent
        }
    }
}
