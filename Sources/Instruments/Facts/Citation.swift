/// The publication of an instrument.
public struct Citation: Hashable, Codable, Sendable {
    public let authors: String
    public let year: Int
    public let title: String
    /// Journal, volume and pages, or publisher.
    public let publication: String
    public let doi: String?

    /// Authors (year). Title. Publication. doi.
    public var text: String {
        let body = "\(authors) (\(year)). \(title). \(publication)."
        return doi.map { "\(body) doi:\($0)" } ?? body
    }
}
