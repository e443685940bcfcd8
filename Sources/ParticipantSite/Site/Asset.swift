package import Web

/// A file that pages are dressed in, read once.
package struct Asset: Sendable {
    package let text: String
    package let type: String

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "webmanifest": "application/manifest+json",
    ]

    /// By file name. The service worker and the manifest stand at addresses of their own.
    package static func all(_ resources: SiteResources) throws -> [String: Asset] {
        var assets: [String: Asset] = [:]
        for (ending, type) in types {
            for name in try resources.files(in: "Assets", ending: "." + ending) {
                assets[name] = Asset(text: try resources.text("Assets/\(name)"), type: type)
            }
        }
        return assets
    }
}
