import GRDB

/// SQLite's own checks of pages, indexes, strict types and references, and whether the
/// tables and triggers are ours.
enum PageCheck {
    static func faults(of db: Database) throws -> [String] {
        var faults: [String] = []
        let pages = try Row.fetchCursor(db, sql: "PRAGMA integrity_check")
        while let row = try pages.next() {
            let problem = (row[0] as DatabaseValue).storage.value as? String ?? "unreadable"
            if problem != "ok" { faults.append("The file's pages are damaged: \(problem).") }
        }
        let references = try Row.fetchCursor(db, sql: "PRAGMA foreign_key_check")
        while let row = try references.next() {
            let table = (row[0] as DatabaseValue).storage.value as? String ?? "unknown"
            faults.append("A row of \(table) refers to a row that does not exist.")
        }
        for object in try Schema.alterations(of: db) {
            faults.append("The \(object) is not what this program makes: it was added, changed or removed.")
        }
        return faults
    }
}
