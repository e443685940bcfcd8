import Bookkeeping

/// A table's design as SQLite reads it.
extension TableDesign {
    var sql: String {
        var parts = columns.map { column in
            var text = "\(column.name) \(column.kind == .integer ? "INTEGER" : "TEXT")"
            if column.isRequired { text += " NOT NULL" }
            if let place = column.refersTo { text += " REFERENCES \(place.table) (\(place.column))" }
            return text
        }
        parts.append("PRIMARY KEY (\(key.joined(separator: ", ")))")
        parts += unique.map { "UNIQUE (\($0.joined(separator: ", ")))" }
        return "CREATE TABLE \(name) (\(parts.joined(separator: ", "))) STRICT;"
    }

    var insertion: String {
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        return "INSERT INTO \(name) (\(columns.map(\.name).joined(separator: ", "))) VALUES (\(marks))"
    }

    var selection: String { "SELECT \(columns.map(\.name).joined(separator: ", ")) FROM \(name)" }
}

/// The whole of what a database of ours holds.
enum SchemaText {
    static let own = """
        CREATE TABLE ledger (
            seq INTEGER PRIMARY KEY CHECK (seq >= 0),
            entry BLOB NOT NULL CHECK (length(entry) > 0),
            leaf BLOB NOT NULL CHECK (length(leaf) = 32)
        ) STRICT;
        CREATE TABLE checkpoint (
            place INTEGER PRIMARY KEY CHECK (place >= 0),
            size INTEGER NOT NULL CHECK (size >= 0),
            note TEXT NOT NULL CHECK (length(note) > 0)
        ) STRICT;
        """

    static let tables = own + "\n" + Tables.all.map(\.sql).joined(separator: "\n")

    /// What stands in these tables stands for good. The triggers are a seat belt, not the
    /// proof: the proof is the ledger's signed tree.
    static let triggers = (["ledger", "checkpoint"] + Tables.all.map(\.name)).map { table in
        """
        CREATE TRIGGER \(table)_is_not_changed BEFORE UPDATE ON \(table)
            BEGIN SELECT RAISE (ABORT, '\(table) rows are never changed'); END;
        CREATE TRIGGER \(table)_is_not_deleted BEFORE DELETE ON \(table)
            BEGIN SELECT RAISE (ABORT, '\(table) rows are never deleted'); END;
        """
    }.joined(separator: "\n")
}
