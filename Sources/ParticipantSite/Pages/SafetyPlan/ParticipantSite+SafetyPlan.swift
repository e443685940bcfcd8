package import Hummingbird
import Records

/// A person's plan for hard hours. It opens without a password being asked again.
extension ParticipantSite {
    package func safetyPlanPage(_ call: Call) async throws -> Response { try await planPage(.safety, call) }
    package func writeSafetyPlan(_ call: Call) async throws -> Response { try await writePlan(.safety, call) }
}
