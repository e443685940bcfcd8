/// One thing found in scores or answers that somebody else stored: a sentence that says what,
/// where and what to do.
public struct GivenFinding: Hashable, Sendable, CustomStringConvertible {
    public enum Severity: String, Hashable, Sendable, CaseIterable {
        /// The values cannot be what they are declared to be; nothing may be computed from them.
        case refuse
        /// A person should look; the values are used as they stand.
        case report
    }

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case declaration, notANumber, outsideRange, missingCode, otherConvention, mixedConventions
        case offGrid, noValues, storedReversed, itemsAgainstTheirScale, oneAnswerThroughout
    }

    public let severity: Severity
    public let kind: Kind
    /// The column, or `instrument.scale` where the finding concerns answers.
    public let place: String
    /// Rows of the file, counted as a spreadsheet does: the header is row 1. All of them; the
    /// sentence names the first few.
    public let rows: [Int]
    public let sentence: String

    public var description: String { sentence }
}

/// Words for sentences about rows and numbers.
enum GivenText {
    static let shownRows = 5

    /// `row 4`, `rows 4, 7 and 9`, `rows 4, 7, 9, 12, 15 and 20 more`.
    static func rows(_ rows: [Int]) -> String {
        guard rows.count > 1 else { return "row \(rows.first.map(String.init) ?? "?")" }
        let shown = rows.prefix(shownRows).map(String.init)
        guard rows.count > shownRows else {
            return "rows \(shown.dropLast().joined(separator: ", ")) and \(shown.last ?? "")"
        }
        return "rows \(shown.joined(separator: ", ")) and \(rows.count - shownRows) more"
    }

    /// `3 values are`, `1 value is`.
    static func count(_ count: Int, _ noun: String, _ verbs: (one: String, many: String)) -> String {
        count == 1 ? "1 \(noun) \(verbs.one)" : "\(count) \(noun)s \(verbs.many)"
    }

    /// At most `places` decimals, with a minus sign that cannot be read as a hyphen.
    static func number(_ value: Double, places: Int = 4) -> String {
        var unit = 1.0
        for _ in 0..<max(0, places) { unit *= 10 }
        let rounded = (value * unit).rounded() / unit
        let text = (rounded.isFinite ? rounded : value).magnitude.description
        let plain = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        return value < 0 && rounded != 0 ? "−\(plain)" : plain
    }

    /// Two decimals, for correlations: `0.60`, `−0.66`.
    static func hundredths(_ value: Double) -> String {
        let text = number(value, places: 2)
        guard let mark = text.firstIndex(of: ".") else { return text + ".00" }
        return text.distance(from: mark, to: text.endIndex) == 2 ? text + "0" : text
    }

    /// `1 to 5`, `0 or more`.
    static func range(_ minimum: Double, _ maximum: Double?) -> String {
        maximum.map { "\(number(minimum)) to \(number($0))" } ?? "\(number(minimum)) or more"
    }
}
