import Statistics
import TrialStatistics

/// The doses that occur, rising.
struct DoseLevels: Hashable, Sendable {
    let doses: [Double]
    /// Of every row an index into ``doses``.
    let codes: [Int?]

    init(_ name: String, in table: DataTable) throws {
        let column = try table.requiring(name)
        let values: [Double?]
        switch column.content {
        case .numeric(let cells): values = cells.map(\.value)
        case .categorical(let levels, let codes):
            var numbers: [Double] = []
            for level in levels {
                guard let number = Self.number(level) else {
                    throw TrialError("\"\(level)\" in \"\(name)\" does not begin with a number, so it is no dose; give the doses as numbers (variables: from, or a column of numbers).")
                }
                numbers.append(number)
            }
            values = codes.map { code in code.map { numbers[$0] } }
        }
        let distinct = Set(values.compactMap { $0 }).sorted()
        guard distinct.count >= 2 else {
            throw TrialError("\"\(name)\" has \(distinct.count == 1 ? "one dose" : "no dose") in these rows; two or more are compared.")
        }
        guard distinct.count <= 20 else {
            throw TrialError("\"\(name)\" has \(distinct.count) different doses; groups of people of one dose are compared here, 20 at most. Put doses together, or use analysis: regression.")
        }
        doses = distinct
        codes = values.map { value in value.flatMap { distinct.firstIndex(of: $0) } }
    }

    /// The number with which a text begins: "75 mg" is 75, "0.2 mg/kg" is 0.2.
    static func number(_ text: String) -> Double? {
        var digits = ""
        for character in text.drop(while: { $0 == " " }) {
            guard character.isNumber || character == "." else { break }
            digits.append(character)
        }
        return Double(digits).flatMap { $0.isFinite ? $0 : nil }
    }
}

/// A dose as people write it.
func doseText(_ dose: Double) -> String { dose.shortestText ?? "?" }
