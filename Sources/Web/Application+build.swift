public import Hummingbird
import Logging
import NIOCore
public import Reports

/// The whole site on one page: what it answers from, what every request passes through, where each leads.
///
/// - Parameters:
///   - content: everything that the pages show, made from one snapshot.
///   - host: a loopback address or `localhost`.
///   - port: 0 to take any free one.
///   - onServerRunning: called with the address to open, once the site answers: `http://127.0.0.1:8080/`.
/// - Throws: `SiteFault`, if templates are missing, a drawing is not one of ours, or the host is not this
///   machine's own.
public func buildApplication(
    content: SiteContent, host: String, port: Int,
    onServerRunning: @escaping @Sendable (_ address: String) async -> Void = { _ in }
) throws -> some ApplicationProtocol {
    try buildApplication(
        site: Site(content: content, resources: SiteResources()), host: host, port: port,
        onServerRunning: onServerRunning)
}

package func buildApplication(
    site: Site, host: String, port: Int, onServerRunning: @escaping @Sendable (String) async -> Void = { _ in }
) throws -> some ApplicationProtocol {
    guard Loopback.isHost(host) else { throw SiteFault.notLoopback(host) }

    let router = Router(context: BasicRequestContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: SecurityHeaders())
    router.add(middleware: FailurePages(site: site))
    router.add(middleware: HostGuard())
    router.add(middleware: ReadOnly())
    router.addRoutes(of: site)

    var logger = Logger(label: "maitri.web")
    logger.logLevel = .error
    return Application(
        router: router,
        configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
        onServerRunning: { channel in
            let name = host.contains(":") ? "[\(host)]" : host
            await onServerRunning("http://\(name):\(channel.localAddress?.port ?? port)/")
        },
        logger: logger)
}

/// Serves a study until the program is told to stop (SIGINT or SIGTERM). Parameters and errors are those of
/// `buildApplication`; an address in use is an error of the operating system.
public func serve(
    _ content: SiteContent, host: String, port: Int,
    onServerRunning: @escaping @Sendable (_ address: String) async -> Void
) async throws {
    let application = try buildApplication(
        content: content, host: host, port: port, onServerRunning: onServerRunning)
    try await application.runService()
}
