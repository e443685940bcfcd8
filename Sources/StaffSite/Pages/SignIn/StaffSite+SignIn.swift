import Access
import HTTPTypes
package import Hummingbird
import Web

/// Name and password, then a code: always both.
extension StaffSite {
    package func signInPage(_ call: StaffCall) throws -> Response {
        guard call.visitor == .stranger else { return onward(to: StaffAct.entrance.path) }
        return try signInPage(call, to: StaffWayBack(asked: call.request)?.path)
    }

    private func signInPage(_ call: StaffCall, to path: String?, fault: SignInRefusal? = nil, name: String = "") throws -> Response {
        let to = path.map { PageText($0) }
        if call.idle != nil, name.isEmpty, call.request.uri.queryParameters["other"] == nil {
            return try html(
                StepUpPage(
                    frame: frame(call, title: "Sign in"), heading: "Is it still you?",
                    summary: "Nothing was heard for a while. Password or code, and you go on where you were.",
                    fault: fault.map { PageText($0.description) }, action: PageText(StaffAct.signIn.path), token: PageText(call.token), isAgain: true,
                    to: to, other: PageText(StaffAct.signInPage.path + "?other=yes")), status: fault.map { status($0) } ?? .ok)
        }
        return try html(
            SignInPage(
                frame: frame(call, title: "Sign in"), fault: fault.map { PageText($0.description) }, action: PageText(StaffAct.signIn.path),
                token: PageText(call.token), to: to, name: PageText(name)), status: fault.map { status($0) } ?? .ok)
    }

    package func signIn(_ call: StaffCall) async throws -> Response {
        let path = StaffWayBack(sent: call.fields)?.path
        let name = call.fields["name"] ?? ""
        do {
            if call.fields["again"] == "yes" {
                guard call.idle != nil, let token = cookieToken(call), let proof = Self.proof(in: call.fields) else { throw SignInRefusal.notRecognized }
                return entered(try await signIn.stepUp(token, with: proof, from: call.block), to: path)
            }
            let begun = try await signIn.begin(
                name, password: call.fields["password"] ?? "", at: .staff, from: call.block, label: "")
            if let old = cookieToken(call) { try await signIn.signOut(old) }
            return secondStep(begun, to: path)
        } catch let refusal as SignInRefusal {
            return try signInPage(call, to: path, fault: refusal, name: name)
        }
    }

    static func proof(in fields: PostedFields) -> StepUpProof? {
        if let code = fields["code"], code.contains(where: { $0 != " " }) { return .code(code) }
        return fields["password"].flatMap { $0.isEmpty ? nil : .password($0) }
    }

    package func stepUpPage(_ call: StaffCall) throws -> Response {
        try stepUpPage(call, to: StaffWayBack(asked: call.request)?.path, fault: nil)
    }

    private func stepUpPage(_ call: StaffCall, to path: String?, fault: SignInRefusal?) throws -> Response {
        try html(
            StepUpPage(
                frame: frame(call, title: "Is it you?"), heading: "Is it you?",
                summary: "What you asked for lets somebody in, or changes how you come in. Give password or code once more; it holds for five minutes.",
                fault: fault.map { PageText($0.description) }, action: PageText(StaffAct.stepUp.path), token: PageText(call.token), isAgain: false,
                to: path.map { PageText($0) }, other: nil), status: fault.map { status($0) } ?? .ok)
    }

    package func stepUp(_ call: StaffCall) async throws -> Response {
        let path = StaffWayBack(sent: call.fields)?.path
        do {
            guard let token = cookieToken(call), let proof = Self.proof(in: call.fields) else { throw SignInRefusal.notRecognized }
            return entered(try await signIn.stepUp(token, with: proof, from: call.block), to: path)
        } catch let refusal as SignInRefusal {
            return try stepUpPage(call, to: path, fault: refusal)
        }
    }

    /// Somebody is in: the browser gets the new session, and forgets what led to it.
    func entered(_ opened: Opened, to path: String?) -> Response {
        var response = onward(to: path ?? StaffAct.entrance.path)
        response.headers[values: .setCookie] = [sessionCookie.setting(opened.token.text), ticketCookie.clearing, startCookie.clearing]
        return response
    }

    func cookieToken(_ call: StaffCall) -> Token? { sessionCookie.value(in: call.request.headers).flatMap { Token($0) } }

    func status(_ refusal: SignInRefusal) -> HTTPResponse.Status {
        switch refusal {
        case .wait: .tooManyRequests
        case .busy: .serviceUnavailable
        case .invitationOver, .linkOver: .gone
        default: .unprocessableContent
        }
    }
}
