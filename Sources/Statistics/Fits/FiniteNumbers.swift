/// The last net: what leaves an analysis as a number is one. Values near the ends of what a double can hold
/// overflow in squares; each method looks out for that where it can, and here it is told, not shown.
private let beyond = "It left the numbers that can be worked with: the values are too large or too small. Give them another unit."

extension ResultTree {
    /// The same, with a reason in the place of what is no finite number.
    public var withFiniteNumbers: ResultTree {
        switch self {
        case .number(let value): .finite(value, else: beyond)
        case .list(let values): values.allSatisfy(\.isFinite) ? self : .missing(beyond)
        case .branch(let entries): .branch(entries.map { Entry($0.name, $0.value.withFiniteNumbers) })
        case .count, .missing: self
        }
    }
}

extension ReadableTable {
    /// The same, with a reason in the place of what is no finite number.
    public var withFiniteNumbers: ReadableTable {
        ReadableTable(title, columns: columns, rows: rows.map { $0.map(\.finite) }, notes: notes)
    }
}

extension ReadableTable.Cell {
    fileprivate var finite: ReadableTable.Cell {
        switch self {
        case .number(let value), .p(let value), .share(let value): value.isFinite ? self : .missing(beyond)
        case .interval(let lower, let upper): lower.isFinite && upper.isFinite ? self : .missing(beyond)
        case .text, .count, .missing, .empty: self
        }
    }
}
