import Access
import Bookkeeping
import HTTPTypes
import Hummingbird
import Records
import StudyDesign
import Web

/// Who stands at the staff's door.
struct StaffArrival {
    let now: Instant
    let address: String?
    let session: Session?
    let idle: Session?
    let visitor: Visitor
    let record: RecordState
    let start: Token
    /// The same, when the browser has just been given it.
    let newStart: Token?

    var block: String { address.map { AddressBlock($0).description } ?? AddressBlock.unknown.description }
}

extension StaffSite {
    var sessionCookie: HostCookie { HostCookie("desk", isSecure: settings.isSecure, sameSite: .strict) }
    var startCookie: HostCookie { HostCookie("desk-start", isSecure: settings.isSecure, sameSite: .strict) }
    /// Holds the half-done sign-in between password and code.
    var ticketCookie: HostCookie { HostCookie("desk-ticket", isSecure: settings.isSecure, sameSite: .strict) }

    func arrival(of request: Request, from address: String?) async throws -> StaffArrival {
        let now = now()
        var session: Session?, idle: Session?
        switch try await signIn.presence(sessionCookie.value(in: request.headers).flatMap { Token($0) }, at: .staff) {
        case .active(let found): session = found
        case .idle(let found): idle = found
        case .stranger: break
        }
        let record = try await store.state()
        let visitor: Visitor = session.map { self.visitor(of: $0, in: record, at: now) } ?? .stranger
        // An account that was closed a moment ago is nobody's.
        if visitor == .stranger { session = nil }
        let held = startCookie.value(in: request.headers).flatMap { Token($0) }
        let start = held ?? Token(.system)
        return StaffArrival(
            now: now, address: address, session: session, idle: idle, visitor: visitor, record: record, start: start,
            newStart: held == nil && session == nil && idle == nil ? start : nil)
    }

    /// Every role that the record says the account holds now; none of it is kept in the session.
    private func visitor(of session: Session, in record: RecordState, at now: Instant) -> Visitor {
        guard case .staff(let id, _) = session.holder, let member = record.team.members[id], member.isOpen else { return .stranger }
        return .staff(id, Set(member.roles), signIn.isSteppedUp(session) ? .steppedUp : .signedIn)
    }

    /// Where the person stands whom an act is about; nil where it is about nobody.
    func standing(of act: StaffAct, _ parts: [String: String], in record: RecordState) -> PersonStanding? {
        switch act {
        case .participant, .invite, .handOver, .endSessionsOfPerson:
            PersonStanding(of: parts["participant"].flatMap { record.participants[Participant.ID($0)] })
        case .stepOnAlert: PersonStanding(of: parts["alert"].flatMap { person(of: AlertRecord.ID($0), in: record) }.flatMap { record.participants[$0] })
        default: nil
        }
    }

    /// Whom an alert is about, open or closed.
    func person(of alert: AlertRecord.ID, in record: RecordState) -> Participant.ID? {
        record.alerts.open[alert]?.participant ?? record.participants.first { $0.value.alerts.contains(alert) }?.key
    }
}
