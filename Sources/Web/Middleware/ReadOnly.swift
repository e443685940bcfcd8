package import Hummingbird

/// Lets GET and HEAD through and nothing else.
package struct ReadOnly<Context: RequestContext>: RouterMiddleware {
    /// The value of the Allow header when something else was tried.
    package static var allowed: String { "GET, HEAD" }

    package init() {}

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard request.method == .get || request.method == .head else { throw Failure.readOnly }
        return try await next(request, context)
    }
}
