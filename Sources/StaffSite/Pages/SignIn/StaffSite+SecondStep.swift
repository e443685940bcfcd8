import Access
import HTTPTypes
package import Hummingbird
import Web

/// The second half of a sign-in, and the first time.
extension StaffSite {
    func secondStep(_ begun: Begun, to path: String?) -> Response {
        let ticket =
            switch begun {
            case .codeNeeded(let ticket): ticket
            case .enrolmentNeeded(let ticket, _): ticket
            }
        var response = onward(to: StaffAct.secondStepPage.path + (path.map { "?\(StaffWayBack.key)=\(SiteURL.encoded($0))" } ?? ""))
        response.headers[values: .setCookie] = [ticketCookie.setting(ticket.text)]
        return response
    }

    package func secondStepPage(_ call: StaffCall) async throws -> Response {
        guard call.visitor == .stranger else { return onward(to: StaffAct.entrance.path) }
        guard let ticket = ticket(of: call) else { return onward(to: StaffAct.signInPage.path) }
        return try await secondStepPage(call, ticket, to: StaffWayBack(asked: call.request)?.path, fault: nil)
    }

    private func secondStepPage(_ call: StaffCall, _ ticket: Token, to path: String?, fault: SignInRefusal?) async throws -> Response {
        let words = fault.map { PageText($0.description) }
        let code = fault.map { status($0) } ?? .ok
        guard let secret = try? await signIn.secretOffered(by: ticket) else {
            return try html(
                SecondStepPage(
                    frame: frame(call, title: "A code"), fault: words, action: PageText(StaffAct.secondStep.path), token: PageText(call.token),
                    to: path.map { PageText($0) }), status: code)
        }
        let address = TimeCode.address(of: secret, label: "Desk")
        let picture = CodePicture(address).flatMap { try? CheckedMarkup(svg: $0.svg(label: "The same key as a picture"), idPrefix: "code") }
        return try html(
            EnrolCodePage(
                frame: frame(call, title: "A second step"), fault: words, action: PageText(StaffAct.secondStep.path), token: PageText(call.token),
                secret: PageText(secret.key), picture: picture, link: PageText(address)), status: code)
    }

    package func secondStep(_ call: StaffCall) async throws -> Response {
        let path = StaffWayBack(sent: call.fields)?.path
        guard let ticket = ticket(of: call) else { return onward(to: StaffAct.signInPage.path) }
        let code = call.fields["code"] ?? ""
        do {
            guard (try? await signIn.secretOffered(by: ticket)) != nil else {
                return entered(try await signIn.finish(ticket, code: code, from: call.block), to: path)
            }
            let enrolled = try await signIn.enrolCode(ticket, code: code, from: call.block)
            var response = try recoveryPage(call, enrolled.sheet)
            response.headers[values: .setCookie] = entered(enrolled.opened, to: nil).headers[values: .setCookie]
            return response
        } catch SignInRefusal.startAgain {
            return onward(to: StaffAct.signInPage.path)
        } catch let refusal as SignInRefusal {
            return try await secondStepPage(call, ticket, to: path, fault: refusal)
        }
    }

    func recoveryPage(_ call: StaffCall, _ sheet: RecoverySheet) throws -> Response {
        try html(
            RecoveryPage(
                frame: frame(call, title: "Your recovery sheet"), codes: sheet.codes.map { PageText($0) }, onward: PageText(StaffAct.entrance.path)))
    }

    package func invitationPage(_ call: StaffCall) async throws -> Response { try await invitationPage(call, fault: nil) }

    private func invitationPage(_ call: StaffCall, fault: SignInRefusal?) async throws -> Response {
        do {
            guard let token = Token(try call.part("token")) else { throw SignInRefusal.invitationOver }
            let invitation = try await signIn.invitation(token)
            guard invitation.person.door == .staff else { throw SignInRefusal.invitationOver }
            return try html(
                InvitationPage(
                    frame: frame(call, title: "Choose a password"), fault: fault.map { PageText($0.description) },
                    action: PageText(StaffAct.invitation.link(token.text)), token: PageText(call.token), name: PageText(invitation.name.text)),
                status: fault.map { status($0) } ?? .ok)
        } catch let refusal as SignInRefusal {
            return try over(call, refusal)
        }
    }

    package func takeInvitation(_ call: StaffCall) async throws -> Response {
        do {
            guard let token = Token(try call.part("token")), try await signIn.invitation(token).person.door == .staff
            else { throw SignInRefusal.invitationOver }
            let begun = try await signIn.accept(token, password: call.fields["new-password"] ?? "")
            if let old = cookieToken(call) { try await signIn.signOut(old) }
            var response = secondStep(begun, to: nil)
            response.headers[values: .setCookie].append(sessionCookie.clearing)
            return response
        } catch SignInRefusal.invitationOver {
            return try over(call, .invitationOver)
        } catch let refusal as SignInRefusal {
            return try await invitationPage(call, fault: refusal)
        }
    }

    /// A link that opens nothing any more.
    private func over(_ call: StaffCall, _ refusal: SignInRefusal) throws -> Response {
        try html(
            Notice(
                frame: frame(call, title: "This link opens nothing any more"), heading: "This link opens nothing any more",
                explanation: PageText(refusal.description), wayOn: Notice.WayOn(title: "Sign in", url: PageText(StaffAct.signInPage.path))),
            status: .gone)
    }

    private func ticket(of call: StaffCall) -> Token? { ticketCookie.value(in: call.request.headers).flatMap { Token($0) } }
}
