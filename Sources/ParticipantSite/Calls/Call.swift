package import Access
package import Accompaniment
package import Hummingbird
package import StudyDesign

/// One request on its way to a page, after the gate: who asks, for what, and what was sent.
package struct Call: Sendable {
    package let act: ParticipantAct
    package let request: Request
    /// The filled places of the path, decoded once.
    package let parts: [String: String]
    /// What a form sent; empty for anything else.
    package let fields: PostedFields
    /// Whether it came from a form, not from a script.
    package let isForm: Bool
    /// What was sent, as it came.
    package let body: [UInt8]
    package let visitor: Visitor
    /// Nil for strangers.
    package let session: Session?
    /// A session that has not been heard of for too long: its holder may go on after showing who they are.
    package let idle: Session?
    /// The visitor's own person; nil for strangers.
    package let person: PersonNow?
    package let phrases: Phrases
    package let now: Instant
    /// What every form of this visitor carries, so that no other site can send it.
    package let token: String
    /// Of addresses, as tries are counted.
    package let block: String

    /// - Throws: `PageFault.absent` when the path has no such part.
    package func part(_ name: String) throws(PageFault) -> String {
        guard let value = parts[name] else { throw .absent }
        return value
    }

    /// - Throws: `PageFault.absent` for strangers.
    package func own() throws(PageFault) -> PersonNow {
        guard let person else { throw .absent }
        return person
    }

    /// The same visitor, as if another act had been asked for.
    package func at(_ act: ParticipantAct) -> Call {
        Call(
            act: act, request: request, parts: parts, fields: fields, isForm: isForm, body: body, visitor: visitor, session: session,
            idle: idle, person: person, phrases: phrases, now: now, token: token, block: block)
    }

    /// The same visitor, once the record has moved on.
    package func with(_ person: PersonNow) -> Call {
        Call(
            act: act, request: request, parts: parts, fields: fields, isForm: isForm, body: body, visitor: visitor, session: session,
            idle: idle, person: person, phrases: phrases, now: now, token: token, block: block)
    }
}
