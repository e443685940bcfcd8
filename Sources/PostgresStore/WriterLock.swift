import Bookkeeping

/// The lock that lets one process write. The server holds it for a connection and lets go
/// when the connection ends, so that no crash leaves it behind.
enum WriterLock {
    /// The schema's name in ASCII, read as one number; the server keeps locks apart by database.
    private static let key = Schema.name.utf8.reduce(Int64(0)) { $0 << 8 | Int64($1) }

    /// A process that was killed a moment ago may still have a connection that is ending.
    private static let patience = "1s"

    /// - Throws: `StoreError.locked`.
    static func take(on link: Link, of place: Place) throws {
        do {
            try link.execute("BEGIN; SET LOCAL lock_timeout = '\(patience)'; SELECT pg_advisory_lock(\(key)); COMMIT")
        } catch {
            guard error.isLockTimeout else { throw error }
            throw StoreError.locked(place: place.name)
        }
        let holder = try link.query("SELECT pg_backend_pid()::text")
        let second = try link.query("SELECT pg_backend_pid()::text")
        guard holder.text(0, 0) == second.text(0, 0), holder.text(0, 0) == link.serverProcess else {
            throw StoreError.server(
                place: place.name, problem: "a connection pooler stands before it, which cannot keep the writer's lock; name the server itself")
        }
    }

    /// Lets go at once, since the server may notice a closed connection only later.
    static func release(on link: Link) {
        _ = try? link.execute("ROLLBACK; SELECT pg_advisory_unlock_all()")
    }
}
