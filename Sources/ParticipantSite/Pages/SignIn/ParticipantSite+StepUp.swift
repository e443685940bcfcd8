import Access
import Accompaniment
import HTTPTypes
package import Hummingbird
import Web

/// Password or code once more, before anything is read back.
extension ParticipantSite {
    package func stepUpPage(_ call: Call) async throws -> Response {
        try stepUpPage(call, to: WayBack(asked: call.request)?.path, fault: nil)
    }

    private func stepUpPage(_ call: Call, to path: String?, fault: SignInRefusal?) throws -> Response {
        let phrases = call.phrases
        return try page(
            DoorPage(
                frame: frame(call, title: "signIn.title"), heading: phrases["signIn.confirm.heading"], lead: phrases["signIn.confirm.lead"],
                fault: fault.map { words(for: $0, call) },
                form: DoorForm(
                    ParticipantAct.stepUp.path, call.token, hidden: path.map { [(WayBack.key, $0)] } ?? [],
                    fields: Self.proofFields(phrases, isFaulty: fault != nil), send: phrases["signIn.goOn"]),
                links: [LinkContext(phrases["signIn.confirm.back"], ParticipantAct.today.path)]),
            status: fault.map { status($0) } ?? .ok)
    }

    package func stepUp(_ call: Call) async throws -> Response {
        let path = WayBack(sent: call.fields)?.path
        do {
            guard let token = cookieToken(call), let proof = Self.proof(in: call.fields) else { throw SignInRefusal.notRecognized }
            return entered(try await signIn.stepUp(token, with: proof, from: call.block), to: path)
        } catch let refusal as SignInRefusal {
            return try stepUpPage(call, to: path, fault: refusal)
        }
    }
}

extension WayBack {
    /// What a page was asked to lead back to.
    init?(asked request: Request) {
        guard let path = request.uri.queryParameters[Self.key[...]] else { return nil }
        self.init(String(path))
    }

    /// What a form sent along.
    init?(sent fields: PostedFields) {
        guard let path = fields[Self.key] else { return nil }
        self.init(path)
    }
}
