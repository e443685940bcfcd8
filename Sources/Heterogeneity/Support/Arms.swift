import Statistics
import TrialStatistics

/// The arms of a trial in the rows of a table: those that occur, in the order of their levels; the first is the
/// reference. Without a column, one arm of everybody.
struct Arms: Hashable, Sendable {
    let column: String?
    let levels: [String]
    let codes: [Int?]

    init(_ column: String?, in table: DataTable) throws {
        self.column = column
        guard let column else {
            levels = ["everyone"]
            codes = [Int?](repeating: 0, count: table.rowCount)
            return
        }
        var names: [String]
        var places: [Int?]
        switch try table.requiring(column).content {
        case .categorical(let levels, let codes):
            names = levels
            places = codes
        case .numeric(let cells):
            let distinct = Set(cells.compactMap(\.value)).sorted()
            names = distinct.map { $0.shortestText ?? "?" }
            places = cells.map { cell in cell.value.flatMap { value in distinct.firstIndex(of: value) } }
        }
        let present = Set(places.compactMap { $0 }).sorted()
        guard !present.isEmpty else { throw TrialError("No row has a value of \"\(column)\", so there is no arm to speak of.") }
        guard present.count <= 20 else {
            throw TrialError("\"\(column)\" has \(present.count) different values; that is no column of arms.")
        }
        names = present.map { names[$0] }
        places = places.map { code in code.flatMap { present.firstIndex(of: $0) } }
        levels = names
        codes = places
    }

    var count: Int { levels.count }

    /// The name of an arm as a part of a result's name: a dot would cut it.
    func word(_ arm: Int) -> String { resultWord(levels[arm]) }
}

/// A name as a part of a result's name.
func resultWord(_ name: String) -> String { name.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "_") }
