import Access
import Accompaniment
import HTTPTypes
package import Hummingbird
package import Web

/// A page that says what did not work and where one may go on. Template: `Failure/Failure`.
package struct FailurePage: ParticipantPage {
    package static let template = "Failure/Failure"
    package let frame: Frame
    package let heading: PageText
    package let explanation: PageText
    /// What the record said; nil when there is nothing to add.
    package let detail: PageText?
    package let wayOn: LinkContext
}

/// What was written, and the way to send it once more. Template: `Resend/Resend`.
package struct ResendPage: ParticipantPage {
    package static let template = "Resend/Resend"
    package let frame: Frame
    package let heading: PageText
    package let explanation: PageText
    /// Nil while somebody is signed in.
    package let signIn: LinkContext?
    package let action: PageText
    package let fields: [Field]
    /// Text that a person wrote, to be seen and copied.
    package let texts: [PageText]
    package let send: PageText

    package struct Field: Hashable, Sendable {
        package let name: PageText
        package let value: PageText
    }
}

extension ParticipantSite {
    package func failure(_ fault: PageFault, _ call: Call) throws -> Response {
        if fault == .again { return try call.isForm ? resend(call) : json(["signIn": true], status: .unauthorized) }
        let (key, status, detail): (String, HTTPResponse.Status, String?) = switch fault {
        case .absent: ("absent", .notFound, nil)
        case .tooLarge: ("tooLarge", .contentTooLarge, nil)
        case .unreadable: ("unreadable", .badRequest, nil)
        case .refused(let sentence): ("refused", .unprocessableContent, sentence)
        case .wait: ("tooMany", .tooManyRequests, nil)
        case .elsewhere, .again: ("elsewhere", .forbidden, nil)
        }
        let home = call.visitor == .stranger ? ParticipantAct.signInPage.path : ParticipantAct.entrance.path
        // What is not there looks the same wherever it is not.
        let nowhere = call.at(.entrance)
        var response = try page(
            FailurePage(
                frame: frame(nowhere, title: "failure.\(key).title"), heading: PageText(call.phrases["failure.\(key).title"]),
                explanation: PageText(call.phrases["failure.\(key).text"]), detail: detail.map { PageText($0) },
                wayOn: LinkContext(call.phrases["failure.wayOn"], home)),
            status: status)
        if case .wait(let seconds) = fault { response.headers[.retryAfter] = String(seconds) }
        return response
    }

    /// Longer values are shown for copying; secrets never come back.
    private func resend(_ call: Call) throws -> Response {
        let fields = call.fields.without(["token", "password", "new-password", "code"])
        let isStranger = call.visitor == .stranger
        let needsStepUp = call.act.permission.decision(for: call.visitor, standing: call.person?.standing) == .needsStepUp
        let (why, door): (String, LinkContext?) =
            isStranger
            ? ("resend.signedOut", LinkContext(call.phrases["resend.signIn"], ParticipantAct.signInPage.path))
            : needsStepUp
                ? ("resend.locked", LinkContext(call.phrases["resend.confirm"], ParticipantAct.stepUpPage.path)) : ("resend.stale", nil)
        return try page(
            ResendPage(
                frame: frame(call, title: "resend.title"), heading: PageText(call.phrases["resend.title"]),
                explanation: PageText(call.phrases[why]), signIn: door,
                action: PageText(call.request.uri.path),
                fields: fields.pairs.map { ResendPage.Field(name: PageText($0.name), value: PageText($0.value)) },
                texts: fields.pairs.map(\.value).filter { $0.contains(" ") }.map { PageText($0) },
                send: PageText(call.phrases["resend.send"])),
            status: isStranger ? .unauthorized : .conflict)
    }
}
