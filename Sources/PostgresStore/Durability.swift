/// The settings under which *committed* means *on disk*.
enum Durability {
    /// What the server must be set to. `synchronous_commit` `on` waits for the disk, and for
    /// the standbys that the server is told to wait for; `data_sync_retry` `off` stops the
    /// server at a failed sync, whose pages the kernel may have dropped.
    private static let wanted = [
        ("fsync", "on", "A power cut can destroy the database."),
        ("full_page_writes", "on", "A power cut can leave half a page."),
        ("synchronous_commit", "on", "Commits are acknowledged before they are on disk."),
        ("data_checksums", "on", "Damage on disk is not noticed; run pg_checksums --enable on the stopped server."),
        ("data_sync_retry", "off", "A failed sync would be tried again and believed."),
        ("zero_damaged_pages", "off", "Damaged pages would be read as empty."),
        ("ignore_checksum_failure", "off", "Damaged pages would be believed."),
        ("session_replication_role", "origin", "References between tables are not checked."),
    ]

    /// What stands in the way now, a sentence each.
    static func faults(on link: Link) throws -> [String] {
        let settings = try link.query("SELECT name, setting FROM pg_settings")
        var found: [String: String] = [:]
        for row in 0..<settings.count {
            if let name = settings.text(row, 0) { found[name] = settings.text(row, 1) }
        }
        let differing = wanted.filter { found[$0.0] != $0.1 }.map { name, value, harm in
            "\(name) is \(found[name] ?? "unknown"), it must be \(value). \(harm)"
        }
        let unlogged = try link.query(
            """
            SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'maitri' AND c.relkind = 'r' AND c.relpersistence <> 'p' ORDER BY 1
            """)
        return differing + (0..<unlogged.count).map { row in
            "The table \(unlogged.text(row, 0) ?? "?") is unlogged, it must be logged. A crash would empty it."
        }
    }
}
