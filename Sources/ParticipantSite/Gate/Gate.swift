package import Access
import Accompaniment
import Bookkeeping
import Foundation
import HTTPTypes
package import Hummingbird
import Records
import StudyDesign
import Web

/// What stands between a request and its page: who asks, whether they may, and whether the form was ours.
extension ParticipantSite {
    /// Answers one request for an act, whatever happens with a page in plain words.
    ///
    /// - Parameters:
    ///   - act: nil where the address is none of ours.
    ///   - address: Of the other end of the connection; nil where there is none, as in a test.
    package func respond(
        to act: ParticipantAct?, _ request: Request, parts: [String: String], from address: String? = nil
    ) async throws -> Response {
        let arrival = try await arrival(of: request, from: address)
        func call(_ act: ParticipantAct, _ sent: Sent = .nothing) -> Call { self.call(act, request, parts, sent, arrival) }
        var response: Response
        do {
            guard let act else { throw PageFault.absent }
            if let wait = limit(act, arrival) { throw PageFault.wait(seconds: wait) }
            let decision = act.permission.decision(for: arrival.visitor, standing: arrival.standing)
            // Nothing of what was sent is read where there is nothing to send it to.
            if decision == .absent { throw PageFault.absent }
            let sent = act.method == .post ? try await Self.sent(with: request) : .nothing
            let call = call(act, sent)
            do {
                if act.method == .post { try checkForm(call, sent, arrival) }
                switch decision {
                case .allowed: response = try await answer(call)
                case .needsSignIn where act.method == .post, .needsStepUp where act.method == .post: throw PageFault.again
                case .needsSignIn: response = onward(to: Self.signInLink(backTo: request.uri.path))
                case .needsStepUp: response = onward(to: Self.stepUpLink(backTo: request.uri.path))
                case .absent: throw PageFault.absent
                }
            } catch let fault as PageFault {
                response = try failure(fault, call)
            }
        } catch let fault as PageFault {
            response = try failure(fault, call(act ?? .entrance))
        }
        // A browser that has not signed in is given something by which its forms are known to be ours.
        if let start = arrival.newStart, response.headers[.setCookie] == nil {
            response.headers[.setCookie] = startCookie.setting(start.text)
        }
        return response
    }

    private func call(_ act: ParticipantAct, _ request: Request, _ parts: [String: String], _ sent: Sent, _ arrival: Arrival) -> Call {
        Call(
            act: act, request: request, parts: parts, fields: sent.fields, isForm: sent.isForm, body: sent.body, visitor: arrival.visitor,
            session: arrival.session, idle: arrival.idle, person: arrival.person, phrases: arrival.phrases, now: arrival.now,
            token: secret.formToken(of: arrival.session ?? arrival.idle, start: arrival.start), block: arrival.block)
    }
}
