package import Hummingbird
import HTTPTypes
import Logging

/// Turns whatever was thrown into a page in plain words. What went wrong inside is written to the log, by
/// the kind of error and never with what the request held.
package struct FailurePages<Context: RequestContext>: RouterMiddleware {
    private let site: Site

    package init(site: Site) {
        self.site = site
    }

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let failure = Self.failure(for: error)
            if failure == .fault { context.logger.error("A page could not be made: \(type(of: error))") }
            var response = try site.response(site.failurePage(failure), status: failure.status)
            if failure == .readOnly { response.headers[.allow] = ReadOnly<Context>.allowed }
            return request.method == .head ? response.createHeadResponse() : response
        }
    }

    package static func failure(for error: any Error) -> Failure {
        if let failure = error as? Failure { return failure }
        if let error = error as? any HTTPResponseError, error.status == .notFound { return .nothingHere }
        return .fault
    }
}

extension Failure {
    /// What the answer is called in the protocol (RFC 9110, section 15).
    package var status: HTTPResponse.Status {
        switch self {
        case .nothingHere, .noSuchPage, .noSuchParticipant, .noSuchInstrument: .notFound
        case .readOnly: .methodNotAllowed
        case .otherHost: .misdirectedRequest
        case .fault: .internalServerError
        }
    }
}
