package import Access
import Bookkeeping
import HTTPTypes
package import Hummingbird
import Records
import Web

/// What stands between a request and its page on the staff's side.
extension StaffSite {
    /// The largest body that is read, in bytes: every form here is small.
    package static let largestBody = 64 * 1024

    /// - Parameter act: nil where the address is none of ours.
    package func respond(
        to act: StaffAct?, _ request: Request, parts: [String: String], from address: String? = nil
    ) async throws -> Response {
        let arrival = try await arrival(of: request, from: address)
        // Alerts are seen to whatever becomes of the study's pages.
        let pages = arrival.visitor == .stranger ? nil : (try? await study()) ?? nil
        func call(_ act: StaffAct, _ fields: PostedFields = PostedFields([])) -> StaffCall {
            StaffCall(
                act: act, request: request, parts: parts, fields: fields, visitor: arrival.visitor, session: arrival.session,
                idle: arrival.idle, record: arrival.record, now: arrival.now, token: formToken(arrival), block: arrival.block, study: pages)
        }
        var response: Response
        do {
            guard let act else { throw StaffFault.absent }
            if let address = arrival.address, let wait = budget.take(act.cost, from: AddressBlock(address), at: arrival.now) {
                throw StaffFault.wait(seconds: wait)
            }
            let decision = act.decision(for: arrival.visitor, about: standing(of: act, parts, in: arrival.record))
            // Nothing of what was sent is read where there is nothing to send it to.
            if decision == .absent { throw StaffFault.absent }
            let fields = act.method == .post ? try await Self.fields(of: request) : PostedFields([])
            let call = call(act, fields)
            do {
                if act.method == .post { try checkForm(call, arrival) }
                switch decision {
                case .allowed: response = try await answer(call)
                case .needsSignIn where act.method == .post: throw StaffFault.again
                case .needsSignIn: response = onward(to: Self.link(.signInPage, backTo: request.uri.path))
                case .needsStepUp where act.method == .post: response = onward(to: Self.link(.stepUpPage, backTo: StaffAct.people.path))
                case .needsStepUp: response = onward(to: Self.link(.stepUpPage, backTo: request.uri.path))
                case .absent: throw StaffFault.absent
                }
            } catch let fault as StaffFault {
                response = try notice(fault, call)
            }
        } catch let fault as StaffFault {
            response = try notice(fault, call(act ?? .entrance))
        }
        if let start = arrival.newStart, response.headers[.setCookie] == nil {
            response.headers[.setCookie] = startCookie.setting(start.text)
        }
        return response
    }

    private func formToken(_ arrival: StaffArrival) -> String {
        (arrival.session ?? arrival.idle).map { PageSeal.text(of: $0, with: key) } ?? PageSeal.text(ofStranger: arrival.start, with: key)
    }

    private func checkForm(_ call: StaffCall, _ arrival: StaffArrival) throws(StaffFault) {
        let verdict = RequestOrigin.verdict(
            on: call.request.headers, scheme: settings.isSecure ? "https" : "http", authority: call.request.head.authority)
        guard verdict != .other else { throw .elsewhere }
        guard let given = call.fields["token"] else { throw verdict == .own ? .again : .elsewhere }
        let isOurs =
            (arrival.session ?? arrival.idle).map { PageSeal.isOf($0, given, with: key) }
            ?? PageSeal.isOf(stranger: arrival.start, given, with: key)
        guard isOurs else { throw .again }
    }

    private static func fields(of request: Request) async throws -> PostedFields {
        if let length = request.headers[.contentLength] {
            guard let bytes = Int(length), (0...largestBody).contains(bytes) else { throw StaffFault.tooLarge }
        }
        guard let body = try? await request.body.collect(upTo: largestBody) else { throw StaffFault.tooLarge }
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") ?? false,
            let fields = PostedFields(decoding: body.readableBytesView)
        else { throw StaffFault.unreadable }
        return fields
    }

    static func link(_ act: StaffAct, backTo path: String) -> String {
        guard let back = StaffWayBack(path), back.path != StaffAct.entrance.path else { return act.path }
        return "\(act.path)?\(StaffWayBack.key)=\(SiteURL.encoded(back.path))"
    }

    /// After something was done: on with a page that can be loaded again.
    func onward(to link: String) -> Response { Response(status: .seeOther, headers: [.location: link]) }
}
