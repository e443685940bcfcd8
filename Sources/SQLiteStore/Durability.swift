package import GRDB

/// The settings under which *committed* means *on disk*.
///
/// GRDB's pool sets `synchronous` to NORMAL after it has prepared the writer, which would
/// lose acknowledged commits when the power fails; so FULL is set after opening and every
/// setting is read back.
package enum Durability {
    /// Sets on the writer what must be set after opening.
    package static func set(on db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
    }

    /// What stands in the way of durability, a sentence each; empty when nothing does.
    package static func faults(of db: Database) throws -> [String] {
        var faults: [String] = []
        for (setting, wanted) in [
            ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("trusted_schema", "0"),
        ] {
            let found = try DatabaseValue.fetchOne(db, sql: "PRAGMA \(setting)").map(text) ?? "nothing"
            if found != wanted { faults.append("\(setting) is \(found), it must be \(wanted).") }
        }
        let version = try DatabaseValue.fetchOne(db, sql: "SELECT sqlite_version()").map(text) ?? "unknown"
        let parts = version.split(separator: ".").compactMap { Int($0) }
        if parts.count < 2 || (parts[0], parts[1]) < oldestLibrary {
            faults.append("The SQLite library is \(version), it must be 3.37 or newer for strict tables.")
        }
        return faults
    }

    private static let oldestLibrary = (3, 37)

    private static func text(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: "nothing"
        case .int64(let number): String(number)
        case .double(let number): String(number)
        case .string(let text): text
        case .blob: "bytes"
        }
    }
}
