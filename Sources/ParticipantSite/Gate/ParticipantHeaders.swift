package import HTTPTypes
package import Hummingbird
import Web

/// Headers on every answer of the participants' side, of whatever status.
package struct ParticipantHeaders<Context: RequestContext>: RouterMiddleware {
    package static var fields: [(name: HTTPField.Name, value: String)] {
        let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
            + "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        return SecurityHeaders<Context>.fields.map { $0.name == .contentSecurityPolicy ? ($0.name, policy) : $0 }
            + [(HTTPField.Name("Permissions-Policy"), "camera=(), microphone=(), geolocation=()")].compactMap { name, value in name.map { ($0, value) } }
    }

    private let isSecure: Bool

    package init(isSecure: Bool) { self.isSecure = isSecure }

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.fields { response.headers[name] = value }
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }
}
