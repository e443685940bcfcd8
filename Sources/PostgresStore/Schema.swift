import Bookkeeping

/// The tables as statements: every store's own two, and those of the design.
///
/// All stand in a schema of their own, so that one database holds one store. Text is
/// compared byte by byte (`COLLATE "C"`): an index then outlives a change of the machine's
/// language rules, and equal means the same as everywhere else.
enum Schema {
    static let name = "maitri"
    /// The number that is kept with the tables. It grows when a release changes them.
    static let version: Int64 = 1
    /// The schema's comment up to its version; a dump keeps it.
    static let versionMark = "maitri store, tables of version "

    static let sequence = TableDesign(
        "ledger", key: ["seq"], [.integer("seq"), .text("entry"), .text("leaf")])
    static let checkpoint = TableDesign(
        "checkpoint", key: ["place"], [.integer("place"), .integer("size"), .text("note")])

    /// The rules beside keys and references: table, name, and the form in which the server
    /// gives them back.
    static let checks = [
        (table: "ledger", name: "ledger_leaf_check", rule: "CHECK ((octet_length(leaf) = 32))"),
        (table: "checkpoint", name: "checkpoint_size_check", rule: "CHECK ((size >= 0))"),
    ]

    /// All tables; the store's own two first.
    static func tables(with design: [TableDesign]) -> [TableDesign] { [sequence, checkpoint] + design }

    static func statements(for design: [TableDesign]) -> [String] {
        let tables = tables(with: design)
        return [
            "CREATE SCHEMA \(name)",
            "COMMENT ON SCHEMA \(name) IS '\(versionMark)\(version)'",
        ] + Triggers.functions.map(\.statement) + tables.map(statement) + tables.flatMap(Triggers.statements)
    }

    static func type(of column: TableDesign.Column, in table: TableDesign) -> String {
        if table.name == "ledger", column.kind == .text { return "bytea" }
        return column.kind == .integer ? "bigint" : "text"
    }

    private static func statement(for table: TableDesign) -> String {
        let columns = table.columns.map { column in
            let type = type(of: column, in: table)
            return quoted(column.name) + " " + type + (type == "text" ? " COLLATE \"C\"" : "")
                + (column.isRequired || table.key.contains(column.name) ? " NOT NULL" : "")
        }
        let rules = constraints(of: table).map { "CONSTRAINT \(quoted($0.name)) \($0.rule.statement)" }
        let checks = checks.filter { $0.table == table.name }.map { "CONSTRAINT \($0.name) \($0.rule)" }
        return "CREATE TABLE \(name).\(quoted(table.name)) (\((columns + rules + checks).joined(separator: ", ")))"
    }

    static func constraints(of table: TableDesign) -> [(name: String, rule: Rule)] {
        [(table.name + "_pkey", .key(table.key))]
            + table.unique.enumerated().map { ("\(table.name)_unique_\($0.offset + 1)", .unique($0.element)) }
            + table.columns.compactMap { column in
                column.refersTo.map { ("\(table.name)_\(column.name)_fkey", .reference(column.name, $0)) }
            }
    }

    enum Rule {
        case key([String])
        case unique([String])
        case reference(String, TableDesign.Column.Reference)

        var statement: String {
            switch self {
            case .key(let columns): "PRIMARY KEY (\(list(columns)))"
            case .unique(let columns): "UNIQUE (\(list(columns)))"
            case .reference(let column, let place):
                "FOREIGN KEY (\(quoted(column))) REFERENCES \(name).\(quoted(place.table)) (\(quoted(place.column)))"
            }
        }
    }

    static func list(_ names: [String]) -> String { names.map(quoted).joined(separator: ", ") }
}

/// A name as SQL writes it, whatever it holds.
func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
