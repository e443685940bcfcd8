import Access
import Accompaniment
import HTTPTypes
package import Hummingbird
import StudyDesign
import Web

/// A person's own ways in, looked after by whoever has just shown who they are.
extension ParticipantSite {
    package func enrolCodePage(_ call: Call) async throws -> Response { try await waysInPage(call, fault: nil) }

    package func recoverySheet(_ call: Call) async throws -> Response { try await waysInPage(call, fault: nil) }

    private func waysInPage(_ call: Call, fault: SignInRefusal?) async throws -> Response {
        let phrases = call.phrases
        let person = Person.participant(try call.own().id)
        let left = try await signIn.recoveryCodesLeft(of: person)
        let sessions = try await signIn.sessions(of: person)
        let zones = try call.own().zones
        func form(_ act: ParticipantAct, _ what: String, _ fields: [DoorField], _ send: String) -> DoorForm {
            DoorForm(act.path, call.token, hidden: [("what", what)], fields: fields, send: phrases[send])
        }
        func section(_ key: String, _ lead: String, _ form: DoorForm) -> WaysInPage.Section {
            WaysInPage.Section(heading: PageText(phrases["\(key).heading"]), lead: PageText(lead), form: form)
        }
        let field = DoorField(
            .newPassword, label: phrases["signIn.invitation.password"], hint: phrases["signIn.invitation.hint"], isFaulty: fault != nil)
        return try page(
            WaysInPage(
                frame: frame(call, title: "signIn.title"), heading: PageText(phrases["signIn.ways.heading"]),
                lead: PageText(phrases["signIn.ways.lead"]), fault: fault.map { PageText(words(for: $0, call)) },
                password: section("signIn.password", phrases["signIn.password.lead"], form(.enrolCode, "password", [field], "signIn.password.send")),
                recovery: section(
                    "signIn.sheet", phrases("signIn.sheet.lead", count: left), form(.enrolCode, "recovery", [], "signIn.sheet.send")),
                devices: section("signIn.devices", phrases["signIn.devices.lead"], form(.endSessions, "others", [], "signIn.devices.send")),
                sessions: sessions.map { session in
                    let name = session.label.isEmpty ? phrases["signIn.devices.unknown"] : session.label
                    let moment = phrases.moment(zones.local(session.created), seenFrom: zones.local(call.now))
                    let key = session.hash == call.session?.hash ? "signIn.devices.here" : "signIn.devices.there"
                    return PageText(phrases(key, ["name": name, "moment": moment]))
                }),
            status: fault.map { status($0) } ?? .ok)
    }

    package func enrolCode(_ call: Call) async throws -> Response {
        do {
            guard let token = cookieToken(call) else { throw SignInRefusal.notNow }
            switch call.fields["what"] {
            case "recovery":
                return try recoveryPage(call, try await signIn.renewRecoverySheet(token), onward: ParticipantAct.settingsPage.path)
            case "password":
                try await signIn.changePassword(token, to: call.fields["new-password"] ?? "")
                return onward(to: ParticipantAct.enrolCodePage.path)
            default: throw PageFault.unreadable
            }
        } catch let refusal as SignInRefusal {
            return try await waysInPage(call, fault: refusal)
        }
    }

    /// Everywhere but here.
    package func endSessions(_ call: Call) async throws -> Response {
        try await signIn.revokeAll(of: .participant(try call.own().id), except: cookieToken(call))
        return onward(to: ParticipantAct.settingsPage.path)
    }
}
