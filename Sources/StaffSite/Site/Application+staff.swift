import Access
import Foundation
import HTTPTypes
public import Hummingbird
import Logging
package import Web

extension StaffSite {
    /// The staff's table of routes: one row an act, in the order of ``StaffAct``.
    package func router() -> Router<RemoteContext> {
        let router = Router(context: RemoteContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: SecurityHeaders())
        router.add(middleware: StaffGuard(site: self))
        router.add(middleware: CanonicalPath())
        for act in StaffAct.allCases {
            router.on(RouterPath(act.path), method: act.method) { request, context in
                var parts: [String: String] = [:]
                for name in act.places {
                    // Decoded once; the router hands it over as it came.
                    guard let value = context.parameters.get(name)?.removingPercentEncoding else { continue }
                    parts[name] = value
                }
                return try await respond(to: act, request, parts: parts, from: address(of: request, context))
            }
        }
        return router
    }

    func address(of request: Request, _ context: RemoteContext) -> String? {
        context.address(of: request, isBehindProxy: settings.isBehindProxy)
    }

    /// Serves until the program is told to stop (SIGINT or SIGTERM).
    ///
    /// - Parameter onServerRunning: Called with the address to open, once the site answers.
    public func run(
        host: String, port: Int, onServerRunning: @escaping @Sendable (_ address: String) async -> Void
    ) async throws {
        try await application(host: host, port: port, onServerRunning: onServerRunning).runService()
    }

    /// - Parameter onServerRunning: Called with the address to open, once the site answers.
    public func application(
        host: String, port: Int, onServerRunning: @escaping @Sendable (_ address: String) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        var logger = Logger(label: "maitri.staff")
        logger.logLevel = .error
        return Application(
            router: router(), configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { channel in
                let name = host.contains(":") ? "[\(host)]" : host
                await onServerRunning("http://\(name):\(channel.localAddress?.port ?? port)/")
            },
            logger: logger)
    }
}

/// Turns away requests under a name that is not the site's, and whatever leads nowhere or went wrong inside.
/// What went wrong is written to the log by its kind, never with what the request held.
struct StaffGuard: RouterMiddleware {
    let site: StaffSite

    func handle(
        _ request: Request, context: RemoteContext, next: (Request, RemoteContext) async throws -> Response
    ) async throws -> Response {
        let response = try await answer(request, context, next)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(
        _ request: Request, _ context: RemoteContext, _ next: (Request, RemoteContext) async throws -> Response
    ) async throws -> Response {
        guard let authority = request.head.authority, site.isOwn(authority) else { return Response(status: .misdirectedRequest) }
        do {
            do {
                return try await next(request, context)
            } catch let error as any HTTPResponseError where error.status == .notFound || error.status == .methodNotAllowed {
                return try await site.respond(to: nil, request, parts: [:], from: site.address(of: request, context))
            }
        } catch {
            context.logger.error("A page could not be made: \(type(of: error))")
            return Response.text(
                "This page cannot be shown at the moment. Nothing was changed. Please try again in a minute.\n",
                type: "text/plain; charset=utf-8", status: .internalServerError)
        }
    }
}

extension StaffSite {
    /// A name of this machine, or one that the site is reached under; the port proves nothing.
    package func isOwn(_ authority: String) -> Bool {
        Loopback.isAuthority(authority) || settings.hosts.contains(String(authority.prefix { $0 != ":" }).lowercased())
    }
}
