/// Why a wording does not fit an instrument's key: every fault together.
public struct WordingFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let instrument: Instrument.ID
    public let language: LanguageTag
    public let faults: [WordingFault]

    public var isEmpty: Bool { faults.isEmpty }

    public var description: String {
        faults.map { "\(instrument), \(language), \($0.description)" }.joined(separator: "\n")
    }
}

/// One thing that is wrong with a wording, and where.
public struct WordingFault: Hashable, Sendable, CustomStringConvertible {
    public enum Problem: Hashable, Sendable {
        case otherInstrument(found: String, expected: String)
        case otherVersion(found: String, expected: String)
        case itemCount(found: Int, expected: Int)
        case missingItem
        case unknownItem(nearest: [String])
        case doubledItem
        case outOfOrder(after: String)
        case emptyText
        case placeholderText
        case valueOffScale(Double, scale: String)
        case valueTwice(Double)
        case valuesMissing([Double], scale: String)
        case labelMissing([Double])
        case emptyAnchor
    }

    /// The item; nil for what belongs to the whole form.
    public let item: String?
    /// What part: `title`, `instructions`, `text`, `answers`, `form`.
    public let part: String
    public let problem: Problem

    public var place: String { item.map { "item \($0), \(part)" } ?? part }

    public var description: String { "\(place): \(sentence)" }

    public var sentence: String {
        switch problem {
        case .otherInstrument(let found, let expected):
            "The wording is for '\(found)', the key is that of '\(expected)'."
        case .otherVersion(let found, let expected):
            "The wording was made for version \(found) of the definition, which is now at \(expected). Import it again."
        case .itemCount(let found, let expected):
            "There are \(found) items; the form has \(expected)."
        case .missingItem: "The item is missing."
        case .unknownItem(let nearest):
            "The form has no such item." + NearestName.question(nearest) + " Take it out of the file."
        case .doubledItem: "The item stands here twice."
        case .outOfOrder(let after):
            "The item stands after \(after); on the form it comes before. Put the items in the order of the form."
        case .emptyText: "The text is empty."
        case .placeholderText:
            "The text is a placeholder. Put the official words in its place."
        case .valueOffScale(let value, let scale):
            "The value \(NumberText.short(value)) is not on the scale, which runs \(scale)."
        case .valueTwice(let value): "The value \(NumberText.short(value)) stands here twice."
        case .valuesMissing(let values, let scale):
            "The scale runs \(scale), and no answer stands for \(Self.list(values))."
        case .labelMissing(let values): "The form prints words at \(Self.list(values)), and there are none."
        case .emptyAnchor: "An end of the line has no words."
        }
    }

    private static func list(_ values: [Double]) -> String {
        values.map { NumberText.short($0) }.joined(separator: ", ")
    }
}
