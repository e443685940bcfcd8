import Foundation
import Instruments
import Interchange
import Testing

/// An invented instrument with invented words, and files of them in every format. None of this is
/// a published scale.
enum Meadow {
    static let likert = #"{"kind": "likert", "minimum": 0, "maximum": 3, "step": 1, "labeledSteps": [0, 1, 2, 3]}"#
    static let line = #"{"kind": "visualAnalog", "minimum": 0, "maximum": 100, "step": 0}"#

    /// Four items; with `response` and, for items by number, scales of their own.
    static func key(
        id: String = "meadow", response: String = likert, own: [Int: String] = [:], codes: String = "[]"
    ) throws -> Instrument {
        let items = (1...4).map { number in
            let scale = own[number].map { #", "response": \#($0)"# } ?? ""
            return #"{"number": \#(number), "code": "\#(id)_\#(number)", "topic": "topic \#(number)"\#(scale)}"#
        }
        let text = """
            {"id": "\(id)", "name": "Meadow Scale", "abbreviation": "\(id.uppercased())-4", "form": "4 items", "version": "1",
            "respondent": "participant", "construct": "meadows", "timeframe": "trait", "keyConfidence": "high", "recall": "None.",
            "response": \(response), "items": [\(items.joined(separator: ", "))], "codes": \(codes),
            "scales": [{"id": "count", "name": "Count", "group": "count", "direction": "higherIsBetter", "minimum": 0, "maximum": 4, "isPrimary": true,
            "method": {"kind": "countAtLeast", "items": [1, 2, 3, 4], "threshold": 1}}],
            "missingItemRule": {"rule": "completeOnly"},
            "licence": {"status": "publicDomain", "detail": "Invented.", "sources": ["invented"]},
            "citation": {"authors": "Nobody", "year": 2000, "title": "Meadows", "publication": "Invented"},
            "keySources": ["invented"]}
            """
        return try Instrument(definition: Array(text.utf8), file: "\(id).json")
    }

    static let texts = ["Grass tickles me", "I count daisies, often", "Cows \"moo\" at me", "Dew wets my feet"]
    static let labels = ["Never so", "Seldom, if ever", "Often so", "Always so"]
    static let terms = WordingTerms(status: .publicDomain, text: "Anyone may use it.", source: "its last page")

    static func read(
        _ file: String, key: Instrument? = nil, language: String? = "en", form: String? = nil,
        passingOver: Set<String> = [], others: [Instrument] = []
    ) throws -> ImportedWording {
        try read(bytes: Array(file.utf8), key: key, language: language, form: form, passingOver: passingOver, others: others)
    }

    static func read(
        bytes: [UInt8], key: Instrument? = nil, language: String? = "en", form: String? = nil,
        passingOver: Set<String> = [], others: [Instrument] = []
    ) throws -> ImportedWording {
        let request = WordingImport(
            instrument: try key ?? self.key(), language: try language.map { try LanguageTag($0) }, terms: terms,
            importedBy: "M. Mower", importedAt: 1_700_000_000_000, file: "f", form: form, passingOver: passingOver,
            others: others)
        return try WordingFile.read(bytes, as: request, digest: digest)
    }

    /// The faults of a file as sentences without its name; empty when it is taken.
    static func faults(
        _ file: String, key: Instrument? = nil, language: String? = "en", form: String? = nil,
        passingOver: Set<String> = [], others: [Instrument] = []
    ) throws -> [String] {
        do {
            _ = try read(file, key: key, language: language, form: form, passingOver: passingOver, others: others)
            return []
        } catch let error as WordingImportFaults {
            return error.faults.map(\.description)
        }
    }

    /// What every good file must give.
    static func expectWords(_ wording: Wording?, _ place: SourceLocation = #_sourceLocation) {
        #expect(wording?.items.map(\.text) == texts, sourceLocation: place)
        #expect(wording?.items.map(\.code) == ["meadow_1", "meadow_2", "meadow_3", "meadow_4"], sourceLocation: place)
        #expect(wording?.response.options == zip([0, 1, 2, 3], labels).map { OptionWording(value: $0, label: $1) }, sourceLocation: place)
        #expect(wording?.items.allSatisfy { $0.response == nil } == true, sourceLocation: place)
        #expect(wording?.isPlaceholder == false, sourceLocation: place)
        #expect(wording?.terms == terms, sourceLocation: place)
    }

    /// Stands in for SHA-256: FNV-1a over 64 bits.
    static func digest(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }

    static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
}
