import Access
import Accompaniment
import HTTPTypes
package import Hummingbird
import Web

/// The first time: a password, then a code. Opening the page changes nothing.
extension ParticipantSite {
    package func invitationPage(_ call: Call) async throws -> Response { try await invitationPage(call, fault: nil) }

    private func invitationPage(_ call: Call, fault: SignInRefusal?) async throws -> Response {
        let phrases = call.phrases
        do {
            guard let token = Token(try call.part("token")) else { throw SignInRefusal.invitationOver }
            let invitation = try await signIn.invitation(token)
            guard invitation.person.door == .participants else { throw SignInRefusal.invitationOver }
            return try page(
                DoorPage(
                    frame: frame(call, title: "signIn.title"), heading: phrases["signIn.invitation.heading"], lead: phrases["signIn.invitation.lead"],
                    fault: fault.map { words(for: $0, call) },
                    form: DoorForm(
                        ParticipantAct.invitation.link(token.text), call.token,
                        fields: [
                            DoorField(.name, label: phrases["signIn.invitation.name"], hint: phrases["signIn.invitation.nameHint"], value: invitation.name.text),
                            DoorField(
                                .newPassword, label: phrases["signIn.invitation.password"], hint: phrases["signIn.invitation.hint"],
                                isFaulty: fault != nil),
                        ], send: phrases["signIn.goOn"])),
                status: fault.map { status($0) } ?? .ok)
        } catch let refusal as SignInRefusal {
            return try overPage(call, refusal)
        }
    }

    package func takeInvitation(_ call: Call) async throws -> Response {
        guard let token = Token(try call.part("token")) else { return try overPage(call, .invitationOver) }
        do {
            guard try await signIn.invitation(token).person.door == .participants else { throw SignInRefusal.invitationOver }
            let begun = try await signIn.accept(
                token, password: call.fields["new-password"] ?? "", label: DeviceName.of(call.request.headers))
            if let old = cookieToken(call) { try await signIn.signOut(old) }
            var response = secondStep(begun, to: nil)
            response.headers[values: .setCookie].append(sessionCookie.clearing)
            return response
        } catch SignInRefusal.invitationOver {
            return try overPage(call, .invitationOver)
        } catch let refusal as SignInRefusal {
            return try await invitationPage(call, fault: refusal)
        }
    }

    /// A link that opens nothing any more says so, and says nothing else.
    func overPage(_ call: Call, _ refusal: SignInRefusal) throws -> Response {
        let phrases = call.phrases
        return try page(
            DoorPage(
                frame: frame(call, title: "signIn.title"), heading: phrases["signIn.over.heading"], lead: words(for: refusal, call),
                links: [LinkContext(phrases["signIn.over.signIn"], ParticipantAct.signInPage.path)]),
            status: .gone)
    }
}
