import Access
import Accompaniment
import HTTPTypes
package import Hummingbird
import Web

/// The second half of a sign-in: a code, or the enrolling of one.
extension ParticipantSite {
    package func secondStepPage(_ call: Call) async throws -> Response {
        guard call.visitor == .stranger else { return onward(to: ParticipantAct.entrance.path) }
        guard let ticket = ticket(of: call) else { return onward(to: ParticipantAct.signInPage.path) }
        return try await secondStepPage(call, ticket, to: WayBack(asked: call.request)?.path)
    }

    private func secondStepPage(_ call: Call, _ ticket: Token, to path: String?, fault: SignInRefusal? = nil) async throws -> Response {
        let phrases = call.phrases
        let secret = try? await signIn.secretOffered(by: ticket)
        let hidden = path.map { [(WayBack.key, $0)] } ?? []
        let key = secret == nil ? "signIn.code" : "signIn.enrol"
        let field = DoorField(
            .code, label: phrases["signIn.code.label"], hint: phrases[secret == nil ? "signIn.code.hint" : "signIn.enrol.hint"], isFaulty: fault != nil)
        return try page(
            DoorPage(
                frame: frame(call, title: "signIn.title"), heading: phrases["\(key).heading"], lead: phrases["\(key).lead"],
                fault: fault.map { words(for: $0, call) }, notes: secret == nil ? [] : [phrases["signIn.enrol.note"]],
                key: secret.map { keyContext($0, phrases) },
                form: DoorForm(ParticipantAct.secondStep.path, call.token, hidden: hidden, fields: [field], send: phrases["signIn.goOn"])),
            status: fault.map { status($0) } ?? .ok)
    }

    private func keyContext(_ secret: TimeCodeSecret, _ phrases: Phrases) -> DoorPage.KeyContext {
        // The name in the authenticator is as neutral as the site's.
        let address = TimeCode.address(of: secret, label: phrases["frame.name"])
        let picture = CodePicture(address).flatMap { try? CheckedMarkup(svg: $0.svg(label: phrases["signIn.enrol.picture"]), idPrefix: "code") }
        return DoorPage.KeyContext(text: PageText(secret.key), picture: picture, link: LinkContext(phrases["signIn.enrol.link"], address))
    }

    package func secondStep(_ call: Call) async throws -> Response {
        let path = WayBack(sent: call.fields)?.path
        guard let ticket = ticket(of: call) else { return onward(to: ParticipantAct.signInPage.path) }
        let code = call.fields["code"] ?? ""
        do {
            guard (try? await signIn.secretOffered(by: ticket)) != nil else {
                return entered(try await signIn.finish(ticket, code: code, from: call.block), to: path)
            }
            let enrolled = try await signIn.enrolCode(ticket, code: code, from: call.block)
            var response = try recoveryPage(call, enrolled.sheet, onward: path ?? ParticipantAct.entrance.path)
            response.headers[values: .setCookie] = entered(enrolled.opened, to: nil).headers[values: .setCookie]
            return response
        } catch SignInRefusal.startAgain {
            return onward(to: ParticipantAct.signInPage.path)
        } catch let refusal as SignInRefusal {
            return try await secondStepPage(call, ticket, to: path, fault: refusal)
        }
    }

    /// Shown this once: the codes are kept as hashes.
    func recoveryPage(_ call: Call, _ sheet: RecoverySheet, onward path: String) throws -> Response {
        let phrases = call.phrases
        return try page(
            DoorPage(
                frame: frame(call, title: "signIn.title"), heading: phrases["signIn.recovery.heading"], lead: phrases["signIn.recovery.lead"],
                notes: [phrases["signIn.recovery.note"]], codes: sheet.codes, links: [LinkContext(phrases["signIn.recovery.onward"], path)]))
    }

    private func ticket(of call: Call) -> Token? { ticketCookie.value(in: call.request.headers).flatMap { Token($0) } }
}
