import Web

/// Text as one part of a path.
package enum SitePart {
    /// All but the unreserved characters of RFC 3986, section 2.3, in percent form.
    package static func encoded(_ text: String) -> String { SiteURL.encoded(text) }
}
