import Foundation

/// `Reference/catalog-keys.json` as it stands: the second scorer reads these facts and nothing of
/// `Sources/Instruments`.
struct CatalogKey: Decodable {
    /// nil where the form has as many items as days are asked about.
    let n_items: Int?
    let key_confidence: String
    let response: Range
    let exceptions: [Exception]?
    /// How many items of a sum may be blank and are then replaced by the mean of the others.
    let may_miss: Int?
    /// How many single slips of the key the catalogue counts; nil where it did not count.
    let key_mutations: Int?
    let subscales: [Subscale]
    let composites: [Composite]

    struct Range: Decodable {
        let min: Double
        let max: Double?
        let step: Double
    }

    /// Items that do not share the form's response scale.
    struct Exception: Decodable {
        let items: [Int]
        let values: [Double]?
        let min: Double?
        let max: Double?
        let step: Double?
    }

    struct Subscale: Decodable {
        let id: String
        let items: [Int]
        let reverse: [Int]
        let aggregate: String
    }

    struct Composite: Decodable {
        let id: String
        let method: String
        let items: [Int]?
        let reverse: [Int]?
        let domains: [[Int]]?
        let terms: [Term]?
        let score: String?
        let scores: [String]?
        let factor: Double?
        let threshold: Double?
        let fraction: Double?
        let table: [String: Double]?
        let `default`: Bool?
    }

    struct Term: Decodable {
        let score: String
        let reflect: Bool?
    }

    static let all = Result {
        try JSONDecoder().decode(
            [String: CatalogKey].self, from: Shelf.reference("catalog-keys.json"))
    }
}
