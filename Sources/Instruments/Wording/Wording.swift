/// What a person reads when an instrument is given, in one language.
///
/// Keys are ours to ship, words are not: a wording is either a marked placeholder of our own or
/// was imported by a site that may use it. Its shape mirrors `Instrument`: one response wording
/// for all items, and an item's own where the key gives the item a scale of its own.
public struct Wording: Hashable, Codable, Sendable {
    public let instrument: Instrument.ID
    /// The version of the definition against which it was made.
    public let definitionVersion: String
    public let language: LanguageTag
    public let title: String
    public let instructions: String?
    /// Of every item that does not bring its own.
    public let response: ResponseWording
    /// In the order of the form.
    public let items: [ItemWording]
    public let origin: WordingOrigin

    /// A wording without the record of an import counts as a placeholder.
    public init(
        instrument: Instrument.ID, definitionVersion: String, language: LanguageTag, title: String,
        instructions: String? = nil, response: ResponseWording = ResponseWording(),
        items: [ItemWording], origin: WordingOrigin = .placeholder
    ) {
        self.instrument = instrument
        self.definitionVersion = definitionVersion
        self.language = language
        self.title = title
        self.instructions = instructions
        self.response = response
        self.items = items
        self.origin = origin
    }

    public var isPlaceholder: Bool { origin == .placeholder }

    public func item(_ code: String) -> ItemWording? { items.first { $0.code == code } }

    /// What stands beside the answers of an item. The shared response does not reach an item to
    /// which the key gives a scale of its own.
    public func response(of item: Item) -> ResponseWording {
        if let own = self.item(item.code)?.response { return own }
        return item.response == nil ? response : ResponseWording()
    }

    /// The label of an answer, nil where the form prints none.
    public func label(of value: Double, for item: Item) -> String? {
        response(of: item).options.first { $0.value == value }.flatMap { $0.label.isEmpty ? nil : $0.label }
    }
}

/// The words of one item.
public struct ItemWording: Hashable, Codable, Sendable {
    public let code: String
    public let text: String
    /// Where the item does not share the wording's response.
    public let response: ResponseWording?

    public init(code: String, text: String, response: ResponseWording? = nil) {
        self.code = code
        self.text = text
        self.response = response
    }
}

/// The words beside the answers: labels of values, or of the ends of a line.
public struct ResponseWording: Hashable, Codable, Sendable {
    /// In the order in which they are offered.
    public let options: [OptionWording]
    public let anchors: AnchorWording?

    public init(options: [OptionWording] = [], anchors: AnchorWording? = nil) {
        self.options = options
        self.anchors = anchors
    }

    public var isEmpty: Bool { options.isEmpty && anchors == nil }
}

/// A value and its label; the label is empty where the form prints only the number.
public struct OptionWording: Hashable, Codable, Sendable {
    public let value: Double
    public let label: String

    public init(value: Double, label: String) {
        self.value = value
        self.label = label
    }
}

/// The words at the ends of a visual-analogue scale, and in its middle where the form has one.
public struct AnchorWording: Hashable, Codable, Sendable {
    public let low: String
    public let middle: String?
    public let high: String

    public init(low: String, middle: String? = nil, high: String) {
        self.low = low
        self.middle = middle
        self.high = high
    }
}
