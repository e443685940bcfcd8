import Instruments

/// A form as any of the formats gives it, before its questions are tied to items.
struct ReadForm {
    /// The language of the base texts.
    var language: LanguageTag
    var title: ReadText?
    var instructions: [ReadText] = []
    /// In the order of the file, without those that are passed over.
    var fields: [ReadField] = []
    /// Every name in the file that can be passed over.
    var names: Set<String> = []
    /// Instrument and version, where the file names them.
    var instrument: String?
    var version: String?
}

/// A text and its translations.
struct ReadText: Hashable {
    var base: String
    var translations: [LanguageTag: String] = [:]

    /// nil when there is no translation; an empty base needs none.
    func text(in language: LanguageTag?) -> String? {
        guard let language, !base.isEmpty else { return base }
        return translations[language]
    }
}

struct ReadOption: Hashable {
    var value: Double
    var label: ReadText
}

struct ReadAnchors: Hashable {
    var low: ReadText
    var middle: ReadText?
    var high: ReadText
}

struct ReadField {
    /// The field's own name: variable, link id, code.
    var name: String
    /// Its codes in terminologies.
    var codes: [String] = []
    var text: ReadText
    var options: [ReadOption] = []
    var anchors: ReadAnchors?
    /// The ends of a slider or a limited number, where the file states them.
    var range: ClosedRange<Double>?
    /// Whether it asks for an answer on a scale; others may stand beside and are passed over.
    var isRating: Bool
    /// Where it stands, where its text stands, where its answers stand.
    var place: String
    var textPlace: String
    var answersPlace: String
}

/// Faults and notes as they are found.
struct ImportFindings {
    private(set) var faults: [WordingImportFault] = []
    private(set) var notes: [String] = []
    private var seenFaults: Set<WordingImportFault> = []
    private var seenNotes: Set<String> = []

    mutating func fault(_ place: String, _ problem: String) {
        let fault = WordingImportFault(place: place, problem: problem)
        if seenFaults.insert(fault).inserted { faults.append(fault) }
    }

    mutating func note(_ place: String, _ text: String) {
        let note = place.isEmpty ? text : "\(place): \(text)"
        if seenNotes.insert(note).inserted { notes.append(note) }
    }

    /// A text without formatting; what cannot be taken plainly is a fault, and the text stays.
    mutating func plain(_ raw: String, at place: String) -> String {
        let read = PlainLabel(raw)
        if let problem = read.problem { fault(place, problem) }
        if read.hadFormatting { note(place, "Formatting was taken off; only the words were kept.") }
        return read.text
    }
}
