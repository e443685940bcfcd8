import Foundation
import Instruments

/// What the tests of this room share: the bundled instruments and the files in `Reference`.
enum Shelf {
    static let catalog = Result { try Catalog.bundled() }

    static let ids = ["caps5", "dass21", "ders36", "gad7", "pcl5", "phq9", "scs"]

    static func instrument(_ id: String) throws -> Instrument {
        try catalog.get().instrument(named: id)
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    static func reference(_ name: String) throws -> Data {
        try Data(contentsOf: folder.appending(path: "Reference/\(name)"))
    }

    /// The text of a shipped definition.
    static func definition(_ id: String) throws -> String {
        let root = folder.deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "Sources/Instruments/Definitions/\(id).json")
        return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }

    static func answers(_ values: [Double?], for instrument: Instrument) throws -> Answers {
        try Answers(inOrder: values.map { $0.map { .value($0) } ?? .missing(.blank) }, for: instrument)
    }

    static func sheet(_ id: String, _ values: [Double?]) throws -> ScoreSheet {
        let instrument = try instrument(id)
        return instrument.score(try answers(values, for: instrument))
    }
}

/// One case of `Reference/worked-examples.json`.
struct WorkedExample: Decodable {
    enum Expected: Decodable, Equatable {
        case number(Double)
        case truth(Bool)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let truth = try? container.decode(Bool.self) {
                self = .truth(truth)
            } else {
                self = .number(try container.decode(Double.self))
            }
        }
    }

    let responses: [Double?]
    let expected: [String: Expected]

    static func of(_ id: String) throws -> [WorkedExample] {
        let all = try JSONDecoder().decode(
            [String: [WorkedExample]].self, from: Shelf.reference("worked-examples.json"))
        return all[id] ?? []
    }
}
