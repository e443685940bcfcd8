package import Hummingbird

/// Answers only requests that were made under a name of this machine. A page elsewhere whose name was bent
/// to 127.0.0.1 (DNS rebinding) still sends its own name and is turned away.
package struct HostGuard<Context: RequestContext>: RouterMiddleware {
    package init() {}

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let authority = request.head.authority, Loopback.isAuthority(authority) else {
            throw Failure.otherHost
        }
        return try await next(request, context)
    }
}

/// The names by which a machine calls itself.
package enum Loopback {
    /// A host to listen on: `localhost`, `::1`, or an address of 127.0.0.0/8.
    package static func isHost(_ host: String) -> Bool {
        host.lowercased() == "localhost" || host == "::1" || isLoopbackIPv4(host)
    }

    /// The value of a Host header: a loopback host with or without a port (RFC 9110, section 7.2). Any port
    /// will do, because a tunnel may have changed it and the port proves nothing.
    package static func isAuthority(_ authority: String) -> Bool {
        let host: Substring
        let rest: Substring
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return false }
            host = authority[authority.index(after: authority.startIndex)..<end]
            rest = authority[authority.index(after: end)...]
            guard host == "::1" else { return false }
        } else {
            host = authority.prefix { $0 != ":" }
            rest = authority[host.endIndex...]
        }
        guard isHost(String(host)) else { return false }
        return rest.isEmpty || (rest.first == ":" && isPort(rest.dropFirst()))
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.utf8.count <= 5 && text.utf8.allSatisfy(isDigit)
    }

    private static func isLoopbackIPv4(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "127" else { return false }
        return parts.allSatisfy { part in
            guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy(isDigit) else { return false }
            return UInt8(part) != nil
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
