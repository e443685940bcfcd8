public import Instruments

/// What the person who brings a wording says about it.
public struct WordingImport: Sendable {
    public let instrument: Instrument
    /// Where the file does not name its language.
    public let language: LanguageTag?
    /// nil when they are not known yet; no study begins before they are.
    public let terms: WordingTerms?
    public let importedBy: String
    /// Milliseconds since 1970, UTC.
    public let importedAt: Int64
    /// The name of the file, for messages and the record.
    public let file: String
    /// Which form of a REDCap dictionary; nil where the fields tell.
    public let form: String?
    /// Where the file does not carry one; else the instrument's name.
    public let title: String?
    /// Names of fields that do not belong to the instrument: a question that is not scored.
    public let passingOver: Set<String>
    /// The other instruments of the catalog: a file that is plainly one of theirs is refused.
    public let others: [Instrument]

    public init(
        instrument: Instrument, language: LanguageTag? = nil, terms: WordingTerms?, importedBy: String,
        importedAt: Int64, file: String, form: String? = nil, title: String? = nil,
        passingOver: Set<String> = [], others: [Instrument] = []
    ) {
        self.instrument = instrument
        self.language = language
        self.terms = terms
        self.importedBy = importedBy
        self.importedAt = importedAt
        self.file = file
        self.form = form
        self.title = title
        self.passingOver = passingOver
        self.others = others.filter { $0.id != instrument.id }
    }
}

/// What came of an import.
public struct ImportedWording: Hashable, Sendable {
    /// One a language.
    public let wordings: [Wording]
    public let binding: FieldBinding
    /// What was left out or changed on the way, each a sentence with its place.
    public let notes: [String]

    /// Nothing but order tied the questions to the items: a person compares them once.
    public var needsALook: Bool { binding == .order }
}

/// How the questions of a file were tied to the items of an instrument.
public enum FieldBinding: Hashable, Sendable {
    /// They carry the items' codes.
    case codes
    /// They carry the items' codes in a public terminology.
    case terminology
    /// They are numbered behind the instrument's name.
    case numbers
    case order

    public var words: String {
        switch self {
        case .codes: "by item code"
        case .terminology: "by the items' codes in a public terminology"
        case .numbers: "by the number behind the instrument's name"
        case .order: "by order alone: compare each question with its topic once before use"
        }
    }
}

/// Everything that keeps a file from being taken as an instrument's wording.
public struct WordingImportFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let file: String
    public let faults: [WordingImportFault]

    public static let printedLimit = 50

    public var description: String {
        let shown = faults.prefix(Self.printedLimit).map { "\(file), \($0)" }
        let rest = faults.count - shown.count
        return (shown + (rest > 0 ? ["… and \(rest) more."] : [])).joined(separator: "\n")
    }
}

public struct WordingImportFault: Hashable, Sendable, CustomStringConvertible {
    /// Row and column, or the path in the document; empty for the file as a whole.
    public let place: String
    public let problem: String

    public var description: String { place.isEmpty ? problem : "\(place): \(problem)" }
}
