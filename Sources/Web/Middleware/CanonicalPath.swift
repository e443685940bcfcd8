package import Hummingbird

/// One address, one spelling. A path that decodes to the same words in another way (`//`, `/./`, `%2e`, a
/// slash at the end, `;`, overlong or doubled percent signs) is an address that does not exist, so no rule about
/// paths can be passed by spelling one differently. What is behind `?` is not looked at.
package struct CanonicalPath<Context: RequestContext>: RouterMiddleware {
    package init() {}

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let target = request.head.path, PathSpelling.isCanonical(target.utf8.prefix { $0 != UInt8(ascii: "?") }) else {
            throw HTTPError(.notFound)
        }
        return try await next(request, context)
    }
}

/// The grammar of paths: `"/" [segment *("/" segment)]`, where a segment is one or more unreserved characters
/// (RFC 3986, section 2.3), or percent signs with two capital hexadecimal digits that stand for no
/// unreserved character, no control character and no slash, and is not `.` or `..`.
package enum PathSpelling {
    package static func isCanonical(_ path: some Sequence<UInt8>) -> Bool {
        let bytes = Array(path)
        guard bytes.first == slash, bytes.count <= 2_048 else { return false }
        if bytes.count == 1 { return true }
        return bytes.dropFirst().split(separator: slash, omittingEmptySubsequences: false).allSatisfy(isSegment)
    }

    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")

    private static func isSegment(_ segment: ArraySlice<UInt8>) -> Bool {
        guard !segment.isEmpty, !segment.elementsEqual([dot]), !segment.elementsEqual([dot, dot]) else { return false }
        var rest = segment
        while let byte = rest.popFirst() {
            if isUnreserved(byte) { continue }
            guard byte == UInt8(ascii: "%"), let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
            else { return false }
            let value = high << 4 | low
            guard !isUnreserved(value), value >= 0x20, value != 0x7F, value != slash else { return false }
        }
        return true
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
