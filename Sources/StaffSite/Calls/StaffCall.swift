package import Access
package import Hummingbird
package import Records
package import StudyDesign
package import Web

/// One request on its way to a page of the staff's side, after the gate.
package struct StaffCall: Sendable {
    package let act: StaffAct
    package let request: Request
    /// The filled places of the path, decoded once.
    package let parts: [String: String]
    package let fields: PostedFields
    package let visitor: Visitor
    /// Nil for strangers.
    package let session: Session?
    /// Not heard of for too long: its holder may go on after showing who they are.
    package let idle: Session?
    package let record: RecordState
    package let now: Instant
    /// What every form of this browser carries.
    package let token: String
    /// Of addresses, as tries are counted.
    package let block: String
    /// Of the study, where it may be named.
    package let study: Site?

    /// - Throws: `StaffFault.absent` when the path has no such part.
    package func part(_ name: String) throws(StaffFault) -> String {
        guard let value = parts[name] else { throw .absent }
        return value
    }

    /// The account that acts, and a role of it that may.
    package func actor(of roles: Set<Role>) throws(StaffFault) -> (account: Account.ID, role: Role) {
        let order: [Role] = [.investigator, .coordinator, .therapist, .researcher, .monitor, .pharmacist, .rater, .administrator]
        guard case .staff(let account, let held, _) = visitor, let role = order.first(where: { held.contains($0) && roles.contains($0) })
        else { throw .absent }
        return (account, role)
    }

    /// The same visitor, as if another act had been asked for.
    package func at(_ act: StaffAct) -> StaffCall {
        StaffCall(
            act: act, request: request, parts: parts, fields: fields, visitor: visitor, session: session, idle: idle, record: record,
            now: now, token: token, block: block, study: study)
    }
}

/// Why a request of the staff's side is answered with another page than it asked for.
package enum StaffFault: Error, Hashable, Sendable {
    /// There is nothing here for whoever asks.
    case absent
    case tooLarge
    case unreadable
    /// The record refused it; the sentence says why.
    case refused(String)
    case wait(seconds: Int)
    /// It was sent from another site.
    case elsewhere
    /// The page was too old, or the sign-in over.
    case again
    /// The study's pages are not made yet.
    case notReady
}
