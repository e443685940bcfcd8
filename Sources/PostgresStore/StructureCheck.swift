import Bookkeeping

extension Reader {
    /// What `amcheck` finds. Its functions are made in a transaction that is undone, so that
    /// the database stays as it is; nothing is said where they cannot be made.
    func structureFaults() -> [String] {
        do {
            return try inTransaction { link in
                try link.execute("ROLLBACK; BEGIN")
                guard let place = try Self.amcheck(on: link) else { return [] }
                return try Self.tableFaults(place, link) + Self.indexFaults(place, link)
            }
        } catch {
            return ["\(error)"]
        }
    }

    /// The schema of the functions, quoted.
    private static func amcheck(on link: Link) throws -> String? {
        let there = try link.query(
            "SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'amcheck'")
        if there.count == 1 { return there.text(0, 0) }
        do {
            try link.execute("CREATE SCHEMA maitri_amcheck; CREATE EXTENSION amcheck SCHEMA maitri_amcheck")
            return "maitri_amcheck"
        } catch {
            return nil
        }
    }

    private static func tableFaults(_ place: String, _ link: Link) throws -> [String] {
        let names = try names(
            "SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = 'maitri'::regnamespace AND relkind = 'r' ORDER BY 1", link)
        return try names.flatMap { name in
            try check("SELECT msg FROM \(place).verify_heapam('maitri.\(doubled(name))', check_toast => true) LIMIT 10", "table", name, link)
        }
    }

    private static func indexFaults(_ place: String, _ link: Link) throws -> [String] {
        let names = try names(
            """
            SELECT quote_ident(c.relname) FROM pg_class c JOIN pg_am m ON m.oid = c.relam
            WHERE c.relnamespace = 'maitri'::regnamespace AND c.relkind = 'i' AND m.amname = 'btree' ORDER BY 1
            """, link)
        return try names.flatMap { name in
            try check("SELECT NULL::text WHERE \(place).bt_index_check('maitri.\(doubled(name))', true) IS NULL", "index", name, link)
        }
    }

    /// A savepoint keeps one damaged object from ending the look at the next.
    private static func check(_ sql: String, _ kind: String, _ name: String, _ link: Link) throws -> [String] {
        try link.execute("SAVEPOINT look")
        do throws(ServerFault) {
            let answer = try link.fetch(sql)
            return (0..<answer.count).compactMap { answer.text($0, 0) }.map { "The \(kind) \(name) is damaged: \($0)." }
        } catch {
            try link.execute("ROLLBACK TO SAVEPOINT look")
            // 42501: the role may not run the function.
            return error.state == "42501" ? [] : ["The \(kind) \(name) is damaged: \(error.problem)."]
        }
    }

    private static func names(_ sql: String, _ link: Link) throws -> [String] {
        let answer = try link.query(sql)
        return (0..<answer.count).compactMap { answer.text($0, 0) }
    }

    /// A name inside a text literal.
    private static func doubled(_ name: String) -> String {
        name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    }
}
