package import Access
package import HTTPTypes
import Web

/// Method and address of each act of the staff's side.
extension StaffAct {
    package var method: HTTPRequest.Method {
        switch self {
        case .signIn, .secondStep, .invitation, .signOut, .stepUp, .enrolCode, .recoverySheet, .endSessions, .stepOnAlert, .invite,
            .handOver, .endSessionsOfPerson:
            .post
        case .entrance, .help, .asset, .signInPage, .secondStepPage, .invitationPage, .signOutPage, .stepUpPage, .enrolCodePage,
            .study, .report, .instruments, .instrument, .trial, .participants, .participant, .alerts, .people:
            .get
        }
    }

    /// A part that begins with a colon is a place to be filled.
    package var path: String {
        switch self {
        case .entrance: "/start"
        case .help: SiteURL.help.link
        case .asset: "/assets/:name"
        case .signInPage, .signIn: "/sign-in"
        case .secondStepPage, .secondStep: "/sign-in/code"
        case .invitationPage, .invitation: "/begin/:token"
        case .signOutPage, .signOut: "/sign-out"
        case .stepUpPage, .stepUp: "/confirm"
        case .enrolCodePage, .enrolCode: "/account"
        case .recoverySheet: "/account/recovery"
        case .endSessions: "/account/devices"
        case .study: SiteURL.study.link
        case .report: SiteURL.report.link
        case .instruments: SiteURL.instruments.link
        case .instrument: "/instruments/:instrument"
        case .trial: "/instruments/:instrument/try"
        case .participants: SiteURL.participants().link
        case .participant: "/participants/:participant"
        case .alerts: "/alerts"
        case .stepOnAlert: "/alerts/:alert"
        case .people: "/people"
        case .invite: "/people/:participant/invitation"
        case .handOver: "/people/:participant/tablet"
        case .endSessionsOfPerson: "/people/:participant/sessions"
        }
    }

    /// The address with its places filled, in their order.
    package func link(_ values: String...) -> String {
        var rest = values[...]
        return path.split(separator: "/", omittingEmptySubsequences: false).map { part -> String in
            guard part.hasPrefix(":"), let value = rest.popFirst() else { return String(part) }
            return SiteURL.encoded(value)
        }.joined(separator: "/")
    }

    /// The names of its places.
    package var places: [String] { path.split(separator: "/").filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) } }
}
