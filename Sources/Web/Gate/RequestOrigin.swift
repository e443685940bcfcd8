package import HTTPTypes

/// Where a request that changes something comes from, by what browsers say of their own accord.
///
/// Browsers of today send `Sec-Fetch-Site`, and it decides. Older ones send `Origin` at most, which is `null` on
/// pages that send no referrer; then the form's token and the cookie, which no other site can make a browser
/// send (SameSite), are what remains.
package enum RequestOrigin {
    package enum Verdict: Hashable, Sendable {
        /// From a page of this site, or by the person's own hand.
        case own
        /// From elsewhere: never taken.
        case other
        /// The browser says nothing: the token decides.
        case untold
    }

    /// - Parameters:
    ///   - scheme: `https` behind TLS, else `http`.
    ///   - authority: The name and port under which the request came.
    package static func verdict(on headers: HTTPFields, scheme: String, authority: String?) -> Verdict {
        let site = fetchSite.map { headers[values: $0] } ?? []
        let origins = headers[values: .origin]
        guard site.count <= 1, origins.count <= 1 else { return .other }
        if let origin = origins.first, origin != "null" {
            guard let authority, origin.lowercased() == "\(scheme)://\(authority)".lowercased() else { return .other }
        }
        switch site.first {
        case "same-origin"?, "none"?: return .own
        case .some: return .other
        case nil: return origins.first.map { $0 == "null" ? .untold : .own } ?? .untold
        }
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")
}
