import Foundation

/// One case of `Reference/worked-examples.json`.
struct WorkedExample: Decodable {
    enum Expected: Decodable, Equatable {
        case number(Double)
        case truth(Bool)
        case word(String)
        case words([String])
        /// The score must have no value.
        case missing

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .missing
            } else if let truth = try? container.decode(Bool.self) {
                self = .truth(truth)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let word = try? container.decode(String.self) {
                self = .word(word)
            } else {
                self = .words(try container.decode([String].self))
            }
        }
    }

    let responses: [Double?]
    let expected: [String: Expected]
    let note: String?

    private enum CodingKeys: String, CodingKey { case responses, expected, note }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        responses = try container.decode([Double?].self, forKey: .responses)
        note = try container.decodeIfPresent(String.self, forKey: .note)
        expected = try container.decode([String: Expected].self, forKey: .expected)
    }

    static let all = Result {
        try JSONDecoder().decode(
            [String: [WorkedExample]].self, from: Shelf.reference("worked-examples.json"))
    }

    static func of(_ id: String) throws -> [WorkedExample] { try all.get()[id] ?? [] }
}

extension WorkedExample {
    /// The scale or flag that carries an expectation of the catalogue.
    func scale(_ name: String, of id: String) -> String {
        // Heavy days have a threshold of their own for men and for women, which the note names.
        guard id == "tlfb_alcohol", name.contains("heavy") else { return name }
        return name + (note?.contains("threshold 4") == true ? "_4" : "_5")
    }

    /// The answers for the second scorer; what is left out or null is blank.
    func given(count: Int) -> [Double] {
        (0..<count).map { $0 < responses.count ? responses[$0] ?? Given.blank : Given.blank }
    }
}
