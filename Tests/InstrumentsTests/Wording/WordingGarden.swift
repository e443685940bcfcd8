import Instruments

/// Invented instruments with invented words, for the tests of wording. None of this is a
/// published scale.
enum Garden {
    static func key(
        id: String = "garden", items: Int = 4, licence: String = "publicDomain", version: String = "2",
        response: String = #"{"kind": "likert", "minimum": 0, "maximum": 3, "step": 1, "labeledSteps": [0, 1, 2, 3]}"#,
        more: String = ""
    ) throws -> Instrument {
        let topics = ["roses", "gravel", "shade", "bees", "moss", "rain"]
        let list = (1...items).map { #"{"number": \#($0), "code": "\#(id)_\#($0)", "topic": "\#(topics[($0 - 1) % 6])"}"# }
        let numbers = (1...items).map(String.init).joined(separator: ", ")
        let text = """
            {"id": "\(id)", "name": "Garden Scale", "abbreviation": "\(id.uppercased())", "form": "\(items) items", "version": "\(version)",
            "respondent": "participant", "construct": "gardening", "timeframe": "trait", "keyConfidence": "high", "recall": "None.",
            "response": \(response), "items": [\(list.joined(separator: ", "))\(more)],
            "scales": [{"id": "count", "name": "Count", "group": "count", "direction": "higherIsBetter", "minimum": 0, "maximum": \(items), "isPrimary": true,
            "method": {"kind": "countAtLeast", "items": [\(numbers)], "threshold": 1}}],
            "missingItemRule": {"rule": "completeOnly"},
            "licence": {"status": "\(licence)", "detail": "Invented.", "sources": ["invented"]},
            "citation": {"authors": "Nobody", "year": 2000, "title": "Gardens", "publication": "Invented"},
            "keySources": ["invented"]}
            """
        return try Instrument(definition: Array(text.utf8), file: "\(id).json")
    }

    static let lineScale = #"{"kind": "visualAnalog", "minimum": 0, "maximum": 100, "step": 0}"#

    static let options = [
        OptionWording(value: 0, label: "Never so"), OptionWording(value: 1, label: "Seldom so"),
        OptionWording(value: 2, label: "Often so"), OptionWording(value: 3, label: "Always so"),
    ]

    static let texts = ["The roses speak to me", "Gravel is dull", "I sit in the shade", "Bees know my name"]

    static let publicTerms = WordingTerms(status: .publicDomain, text: "Anyone may use it.", source: "the form's last page")

    /// Words for `key()`, as if imported; each part can be replaced.
    static func words(
        _ language: String = "en", instrument: String = "garden", version: String = "2", title: String = "Gardens and You",
        codes: [String]? = nil, texts: [String] = texts, options: [OptionWording] = options,
        terms: WordingTerms? = publicTerms
    ) throws -> Wording {
        let codes = codes ?? texts.indices.map { "garden_\($0 + 1)" }
        return Wording(
            instrument: .init(instrument), definitionVersion: version, language: try LanguageTag(language), title: title,
            instructions: "Think of a garden.", response: ResponseWording(options: options),
            items: zip(codes, texts).map { ItemWording(code: $0, text: $1) }
        ).imported(by: "R. Gardener", at: 1_700_000_000_000, from: "garden.csv", terms: terms, digest: digest)
    }

    /// Stands in for SHA-256: FNV-1a over 64 bits.
    static func digest(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
