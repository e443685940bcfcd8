package import Hummingbird

/// Help is there for everybody: no sign-in, no step-up, nothing to fill in.
extension ParticipantSite {
    package func helpPage(_ call: Call) async throws -> Response { try page(help(call)) }

    /// Kept by the service worker and shown while there is no network.
    package func offlinePage(_ call: Call) async throws -> Response { try page(offline(call)) }
}
