/// Why a value is not there. The words are open: a study adds its own, and every
/// table that leaves the program prints them beside the gap.
public struct MissingReason: Hashable, Sendable, Codable, RawRepresentable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }

    /// The field was empty in the file or form.
    public static let blank = MissingReason("blank")
    /// An expression could not be computed because one of its inputs is missing.
    public static let inputMissing = MissingReason("input missing")
    /// An expression left the numbers: a logarithm of 0, a division by 0.
    public static let undefined = MissingReason("undefined")
}

/// One cell of a numeric column: a finite number, or the reason there is none.
public enum NumericCell: Hashable, Sendable {
    case value(Double)
    case missing(MissingReason)

    public var value: Double? {
        if case .value(let number) = self { number } else { nil }
    }
}

/// One named column of a table: numbers, or categories with their levels in order.
public struct Column: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        /// Finite numbers with a reason where there is none.
        case numeric([NumericCell])
        /// `codes` index into `levels`; nil is missing. The first level is the reference.
        case categorical(levels: [String], codes: [Int?])
    }

    public let name: String
    public let content: Content

    public init(name: String, content: Content) {
        self.name = name
        self.content = content
    }

    /// A numeric column from plain optionals; gaps carry `reason`.
    public init(name: String, numbers: [Double?], reason: MissingReason = .blank) {
        self.init(
            name: name, content: .numeric(numbers.map { $0.map(NumericCell.value) ?? .missing(reason) }))
    }

    public var count: Int {
        switch content {
        case .numeric(let cells): cells.count
        case .categorical(_, let codes): codes.count
        }
    }

    public func isMissing(at row: Int) -> Bool {
        switch content {
        case .numeric(let cells): cells[row].value == nil
        case .categorical(_, let codes): codes[row] == nil
        }
    }

    /// The rows named, in that order.
    public func selecting(_ rows: [Int]) -> Column {
        switch content {
        case .numeric(let cells):
            Column(name: name, content: .numeric(rows.map { cells[$0] }))
        case .categorical(let levels, let codes):
            Column(name: name, content: .categorical(levels: levels, codes: rows.map { codes[$0] }))
        }
    }
}
