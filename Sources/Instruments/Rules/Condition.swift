/// A diagnostic or branching rule as a tree. Its truth has three values: an unanswered item
/// leaves it open unless the rest already decides (`Condition+Truth.swift`).
public indirect enum Condition: Hashable, Sendable {
    case all([Condition])
    case any([Condition])
    case not(Condition)
    /// The answer to an item, by its number on the form, as answered (never reversed).
    case item(Int, Comparison, Double)
    /// An earlier score; open when the score is missing.
    case score(String, Comparison, Double)
    /// How many of the conditions hold.
    case count([Condition], Comparison, Double)
    /// The item has an answer; never open.
    case answered(Int)
}

public enum Comparison: String, Hashable, Codable, Sendable, CaseIterable {
    case atLeast, atMost, above, below, equals

    public func holds(_ value: Double, _ bound: Double) -> Bool {
        switch self {
        case .atLeast: value >= bound
        case .atMost: value <= bound
        case .above: value > bound
        case .below: value < bound
        case .equals: value == bound
        }
    }

    var sign: String {
        switch self {
        case .atLeast: "≥"
        case .atMost: "≤"
        case .above: ">"
        case .below: "<"
        case .equals: "="
        }
    }
}

extension Condition {
    /// Every item that the tree looks at, in order, once each.
    public var itemNumbers: [Int] {
        var seen: Set<Int> = []
        return allItemNumbers.filter { seen.insert($0).inserted }
    }

    private var allItemNumbers: [Int] {
        switch self {
        case .all(let parts), .any(let parts), .count(let parts, _, _):
            parts.flatMap(\.allItemNumbers)
        case .not(let part): part.allItemNumbers
        case .item(let number, _, _), .answered(let number): [number]
        case .score: []
        }
    }

    /// Every score that the tree looks at.
    public var scaleIDs: [String] {
        switch self {
        case .all(let parts), .any(let parts), .count(let parts, _, _): parts.flatMap(\.scaleIDs)
        case .not(let part): part.scaleIDs
        case .score(let id, _, _): [id]
        case .item, .answered: []
        }
    }

    /// The rule written out: `(item 1 ≥ 2 or item 2 ≥ 2) and …`.
    public var text: String {
        switch self {
        case .all(let parts): "(" + parts.map(\.text).joined(separator: " and ") + ")"
        case .any(let parts): "(" + parts.map(\.text).joined(separator: " or ") + ")"
        case .not(let part): "not " + part.text
        case .item(let number, let comparison, let bound):
            "item \(number) \(comparison.sign) \(NumberText.short(bound))"
        case .score(let id, let comparison, let bound):
            "\(id) \(comparison.sign) \(NumberText.short(bound))"
        case .count(let parts, let comparison, let bound):
            "how many of [" + parts.map(\.text).joined(separator: ", ")
                + "] hold \(comparison.sign) \(NumberText.short(bound))"
        case .answered(let number): "item \(number) is answered"
        }
    }
}
