import Foundation
import Instruments

/// What the tests of this room share: the bundled instruments and the files in `Reference`.
enum Shelf {
    static let catalog = Result { try Catalog.bundled() }

    /// Every bundled instrument.
    static let ids = (try? catalog.get().instruments.map(\.id.rawValue)) ?? []

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
