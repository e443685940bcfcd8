import Access
import Foundation
import HTTPTypes
import Hummingbird
import Web

/// What was sent with a request.
struct Sent {
    let body: [UInt8]
    let isForm: Bool
    let fields: PostedFields

    static let nothing = Sent(body: [], isForm: true, fields: PostedFields([]))
}

extension ParticipantSite {
    /// The largest body that is read, in bytes: a journal entry of 20,000 characters fits in any script.
    package static let largestBody = 512 * 1024

    static func sent(with request: Request) async throws -> Sent {
        let length = request.headers[.contentLength]
        if let length { guard let bytes = Int(length), (0...largestBody).contains(bytes) else { throw PageFault.tooLarge } }
        let body: [UInt8]
        do {
            body = Array(try await request.body.collect(upTo: largestBody).readableBytesView)
        } catch {
            throw PageFault.tooLarge
        }
        let isForm = request.headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") ?? false
        guard isForm else { return Sent(body: body, isForm: false, fields: PostedFields([])) }
        guard let fields = PostedFields(decoding: body) else { throw PageFault.unreadable }
        return Sent(body: body, isForm: true, fields: fields)
    }

    /// Another site cannot send our forms: the browser says where it comes from, and the token says which page.
    func checkForm(_ call: Call, _ sent: Sent, _ arrival: Arrival) throws(PageFault) {
        let verdict = RequestOrigin.verdict(
            on: call.request.headers, scheme: settings.isSecure ? "https" : "http", authority: call.request.head.authority)
        guard verdict != .other else { throw .elsewhere }
        // Leaving works from any page, however old.
        if call.act == .leave || call.act == .signOut { return }
        let given = sent.isForm ? sent.fields["token"] : Self.formToken.flatMap { call.request.headers[$0] }
        guard let given else { throw verdict == .own ? .again : .elsewhere }
        guard secret.isFormToken(given, of: arrival.session ?? arrival.idle, start: arrival.start) else { throw .again }
    }

    /// - Returns: The seconds to wait, or nil to go on.
    func limit(_ act: ParticipantAct, _ arrival: Arrival) -> Int? {
        guard let address = arrival.address else { return nil }
        return budget.take(act.cost, from: AddressBlock(address), at: arrival.now)
    }

    static let formToken = HTTPField.Name("X-Form-Token")

    static func signInLink(backTo path: String) -> String { link(.signInPage, path) }
    static func stepUpLink(backTo path: String) -> String { link(.stepUpPage, path) }

    /// Only pages of our own list are come back to, so no address from elsewhere gets in.
    private static func link(_ act: ParticipantAct, _ path: String) -> String {
        guard let back = WayBack(path), back.path != ParticipantAct.today.path, back.path != ParticipantAct.entrance.path else { return act.path }
        return "\(act.path)?\(WayBack.key)=\(SitePart.encoded(back.path))"
    }
}
