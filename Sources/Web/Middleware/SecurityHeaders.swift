package import HTTPTypes
package import Hummingbird

/// Headers on every answer, of whatever status: nothing from elsewhere may load, nobody may frame a page,
/// and no copy stays in a cache.
package struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
    /// By name, in the order of `Documentation`; tests hold each answer against this list.
    package static var fields: [(name: HTTPField.Name, value: String)] {
        [
            (
                .contentSecurityPolicy,
                "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
                    + "frame-ancestors 'none'"
            ),
            (.xContentTypeOptions, "nosniff"),
            (SecurityHeaderNames.referrerPolicy, "no-referrer"),
            (SecurityHeaderNames.openerPolicy, "same-origin"),
            (SecurityHeaderNames.resourcePolicy, "same-origin"),
            (.cacheControl, "no-store"),
        ].compactMap { name, value in name.map { ($0, value) } }
    }

    package init() {}

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.fields { response.headers[name] = value }
        return response
    }
}

/// Names of headers for which the library has no constant.
package enum SecurityHeaderNames {
    package static let referrerPolicy = HTTPField.Name("Referrer-Policy")
    package static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")
    package static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")
}
