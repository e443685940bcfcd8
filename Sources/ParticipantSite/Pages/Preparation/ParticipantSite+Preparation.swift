package import Hummingbird
import Records

/// What a person brings to a session, to be read again before it.
extension ParticipantSite {
    package func preparationPage(_ call: Call) async throws -> Response { try await planPage(.preparation, call) }
    package func writePreparation(_ call: Call) async throws -> Response { try await writePlan(.preparation, call) }
}
