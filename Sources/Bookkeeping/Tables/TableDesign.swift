/// A table as every store makes it: rows are added, and never changed or deleted.
public struct TableDesign: Hashable, Sendable {
    public struct Column: Hashable, Sendable {
        public enum Kind: Hashable, Sendable { case integer, text }

        public let name: String
        public let kind: Kind
        public let isRequired: Bool
        /// Table and column that the value must stand in.
        public let refersTo: Reference?

        public struct Reference: Hashable, Sendable {
            public let table: String
            public let column: String
        }
    }

    public let name: String
    public let columns: [Column]
    /// The columns of the primary key, in order.
    public let key: [String]
    /// Further sets of columns whose values stand once.
    public let unique: [[String]]

    public init(_ name: String, key: [String], unique: [[String]] = [], _ columns: [Column]) {
        self.name = name
        self.key = key
        self.unique = unique
        self.columns = columns
    }
}

extension TableDesign.Column {
    public static func text(_ name: String, refersTo: (table: String, column: String)? = nil) -> Self {
        Self(name: name, kind: .text, isRequired: true, refersTo: refersTo.map(Reference.init))
    }

    public static func optionalText(_ name: String) -> Self {
        Self(name: name, kind: .text, isRequired: false, refersTo: nil)
    }

    public static func integer(_ name: String) -> Self {
        Self(name: name, kind: .integer, isRequired: true, refersTo: nil)
    }

    public static func optionalInteger(_ name: String) -> Self {
        Self(name: name, kind: .integer, isRequired: false, refersTo: nil)
    }

    /// The number of the ledger entry that the row follows from.
    public static let sequence = Self(
        name: "seq", kind: .integer, isRequired: true, refersTo: Reference(table: "ledger", column: "seq"))
}

extension TableDesign.Column.Reference {
    init(_ place: (table: String, column: String)) { self.init(table: place.table, column: place.column) }
}
