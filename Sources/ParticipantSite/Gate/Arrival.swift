import Access
import Accompaniment
import Bookkeeping
import HTTPTypes
import Hummingbird
import Records
import StudyDesign
import Web

/// Who stands at the door, and all that follows from it before anything is asked for.
struct Arrival {
    let now: Instant
    let address: String?
    /// Active; nil for strangers.
    let session: Session?
    /// Signed in, and not heard of for too long: opens nothing until password or code are given again.
    let idle: Session?
    let visitor: Visitor
    let standing: PersonStanding?
    let person: PersonNow?
    let phrases: Phrases
    /// By which the forms of a browser are known in which nobody has signed in.
    let start: Token
    /// The same, when the browser has just been given it.
    let newStart: Token?

    /// As the sign-in desk counts tries.
    var block: String { address.map { AddressBlock($0).description } ?? AddressBlock.unknown.description }
}

extension ParticipantSite {
    var sessionCookie: HostCookie { HostCookie("visit", isSecure: settings.isSecure, sameSite: .lax) }
    var startCookie: HostCookie { HostCookie("start", isSecure: settings.isSecure, sameSite: .lax) }
    /// Holds the half-done sign-in between password and code.
    var ticketCookie: HostCookie { HostCookie("ticket", isSecure: settings.isSecure, sameSite: .lax) }

    func arrival(of request: Request, from address: String?) async throws -> Arrival {
        let now = now()
        let token = sessionCookie.value(in: request.headers).flatMap { Token($0) }
        let presence = try await signIn.presence(token, at: .participants)
        var session: Session?, idle: Session?
        switch presence {
        case .active(let found): session = found
        case .idle(let found): idle = found
        case .stranger: break
        }
        let visitor: Visitor = session.map { self.visitor(of: $0, at: now) } ?? .stranger
        let record = try await store.state()
        let plain = visitor.participant.flatMap { personNow($0, in: record, at: now) }
        let preferred = try await preferences(of: plain)
        let held = startCookie.value(in: request.headers).flatMap { Token($0) }
        let start = held ?? Token(.system)
        return Arrival(
            now: now, address: address, session: session, idle: idle, visitor: visitor,
            standing: visitor.participant.map { PersonStanding(of: record.participants[$0]) },
            person: plain.map { person in preferred.map { person.with($0) } ?? person },
            phrases: languages.phrases(chosen: preferred?.language, accepted: request.headers[.acceptLanguage]), start: start,
            newStart: held == nil && session == nil && idle == nil ? start : nil)
    }
}
