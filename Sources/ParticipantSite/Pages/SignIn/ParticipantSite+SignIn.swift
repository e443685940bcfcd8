import Access
import Accompaniment
import HTTPTypes
package import Hummingbird
import Web

/// Name and password, then a code.
extension ParticipantSite {
    package func signInPage(_ call: Call) async throws -> Response {
        guard call.visitor == .stranger else { return onward(to: ParticipantAct.entrance.path) }
        return try signInPage(call, to: WayBack(asked: call.request)?.path)
    }

    private func signInPage(
        _ call: Call, to path: String?, fault: SignInRefusal? = nil, name: String = ""
    ) throws -> Response {
        let phrases = call.phrases
        let hidden = path.map { [(WayBack.key, $0)] } ?? []
        let isIdle = call.idle?.person != nil && call.request.uri.queryParameters["other"] == nil && name.isEmpty
        let form =
            isIdle
            ? DoorForm(
                ParticipantAct.signIn.path, call.token, hidden: hidden + [("again", "yes")], fields: Self.proofFields(phrases, isFaulty: fault != nil),
                send: phrases["signIn.goOn"])
            : DoorForm(
                ParticipantAct.signIn.path, call.token, hidden: hidden,
                fields: [
                    DoorField(.name, label: phrases["signIn.name"], value: name, isFaulty: fault != nil),
                    DoorField(.password, label: phrases["signIn.password"], isFaulty: fault != nil),
                ], send: phrases["signIn.goOn"])
        let key = isIdle ? "signIn.again" : "signIn.begin"
        return try page(
            DoorPage(
                frame: frame(call, title: "signIn.title"), heading: phrases["\(key).heading"], lead: phrases["\(key).lead"],
                fault: fault.map { words(for: $0, call) }, form: form,
                links: isIdle ? [LinkContext(phrases["signIn.other"], ParticipantAct.signInPage.path + "?other=yes")] : []),
            status: fault.map { status($0) } ?? .ok)
    }

    /// Password or code, whichever the person likes.
    static func proofFields(_ phrases: Phrases, isFaulty: Bool) -> [DoorField] {
        [
            DoorField(.password, label: phrases["signIn.password"], isFaulty: isFaulty),
            DoorField(.code, label: phrases["signIn.orCode"], hint: phrases["signIn.code.hint"], isFaulty: isFaulty),
        ]
    }

    package func signIn(_ call: Call) async throws -> Response {
        let path = WayBack(sent: call.fields)?.path
        let name = call.fields["name"] ?? ""
        do {
            if call.fields["again"] == "yes" { return try await goOn(call, to: path) }
            let begun = try await signIn.begin(
                name, password: call.fields["password"] ?? "", at: .participants, from: call.block, label: DeviceName.of(call.request.headers))
            if let old = cookieToken(call) { try await signIn.signOut(old) }
            return secondStep(begun, to: path)
        } catch let refusal as SignInRefusal {
            return try signInPage(call, to: path, fault: refusal, name: name)
        }
    }

    /// Whoever was away for some minutes shows once more who they are.
    private func goOn(_ call: Call, to path: String?) async throws -> Response {
        guard call.idle != nil, let token = cookieToken(call), let proof = Self.proof(in: call.fields) else { throw SignInRefusal.notRecognized }
        let opened = try await signIn.stepUp(token, with: proof, from: call.block)
        return entered(opened, to: path)
    }

    static func proof(in fields: PostedFields) -> StepUpProof? {
        if let code = fields["code"], code.contains(where: { $0 != " " }) { return .code(code) }
        return fields["password"].flatMap { $0.isEmpty ? nil : .password($0) }
    }

    /// On to the code, with the half-done sign-in in a cookie of ten minutes.
    func secondStep(_ begun: Begun, to path: String?) -> Response {
        let ticket =
            switch begun {
            case .codeNeeded(let ticket): ticket
            case .enrolmentNeeded(let ticket, _): ticket
            }
        var response = onward(to: ParticipantAct.secondStepPage.path + (path.map { "?\(WayBack.key)=\(SitePart.encoded($0))" } ?? ""))
        response.headers[values: .setCookie] = [ticketCookie.setting(ticket.text)]
        return response
    }

    /// Somebody is in: the browser gets the new session, and forgets what led to it.
    func entered(_ opened: Opened, to path: String?) -> Response {
        var response = onward(to: path ?? ParticipantAct.entrance.path)
        response.headers[values: .setCookie] = [sessionCookie.setting(opened.token.text), ticketCookie.clearing, startCookie.clearing]
        return response
    }

    func cookieToken(_ call: Call) -> Token? { sessionCookie.value(in: call.request.headers).flatMap { Token($0) } }
}
