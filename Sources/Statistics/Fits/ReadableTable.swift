/// A table as people read it: on the terminal, on a page, as CSV.
public struct ReadableTable: Hashable, Sendable {
    public enum Cell: Hashable, Sendable {
        case text(String)
        case count(Int)
        /// With as many decimals as suit its size.
        case number(Double)
        /// A p value: "< 0.001" below that.
        case p(Double)
        /// A share between 0 and 1, shown as percent.
        case share(Double)
        /// The ends of an interval.
        case interval(Double, Double)
        /// Nothing to show here, with the reason in a sentence.
        case missing(String)
        /// Nothing belongs here.
        case empty

        /// A finite number, or the reason that there is none.
        public static func finite(_ value: Double?, else reason: String) -> Cell {
            guard let value, value.isFinite else { return .missing(reason) }
            return .number(value)
        }
    }

    public let title: String
    /// Heading of each column; the first column names the row.
    public let columns: [String]
    /// Each as long as `columns`.
    public let rows: [[Cell]]
    /// Below the table, a sentence each: what the columns are, how the numbers were made.
    public let notes: [String]

    public init(_ title: String, columns: [String], rows: [[Cell]], notes: [String] = []) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "A row has another length than the headings.")
        self.title = title
        self.columns = columns
        self.rows = rows
        self.notes = notes
    }
}

extension ResultTree {
    /// Every leaf as a row: what a result looks like that nobody has laid out.
    public func readable(_ title: String) -> ReadableTable {
        var leaves = leaves
        if leaves.isEmpty { leaves = [("value", self)] }
        return ReadableTable(
            title, columns: ["Name", "Value"],
            rows: leaves.map { name, value in
                switch value {
                case .number(let number): [.text(name), .number(number)]
                case .count(let count): [.text(name), .count(count)]
                case .list(let numbers): [.text(name), .text(numbers.map { $0.shortestText ?? "–" }.joined(separator: ", "))]
                case .missing(let reason): [.text(name), .missing(reason)]
                case .branch: [.text(name), .empty]
                }
            })
    }
}
