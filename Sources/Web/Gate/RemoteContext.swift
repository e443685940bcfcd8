import HTTPTypes
package import Hummingbird
package import NIOCore

/// A request with the address at the other end of its connection.
package struct RemoteContext: RequestContext, RemoteAddressRequestContext {
    package var coreContext: CoreRequestContextStorage
    package let remoteAddress: SocketAddress?

    package init(source: Source) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }

    /// The address for limits: the far end of the connection or, behind a proxy of one's own, what that proxy
    /// wrote last into `X-Forwarded-For`. Nil where there is no network in between.
    package func address(of request: Request, isBehindProxy: Bool) -> String? {
        if isBehindProxy, let told = request.headers[values: Self.forwarded].last?.split(separator: ",").last {
            return told.split(separator: " ").joined()
        }
        return remoteAddress?.ipAddress
    }

    private static let forwarded = HTTPField.Name("X-Forwarded-For") ?? .via
}
