import Bookkeeping

extension PostgresBackend {
    /// Reads every row of every table, which checks the checksum of every page that is not
    /// in memory, compares counts, and lets the server's module `amcheck` look through tables
    /// and indexes. Where the role may not load `amcheck`, or the server lacks it, that last
    /// part is left out; `pg_amcheck` and `pg_checksums` do the same for an administrator.
    public func storageFaults() async throws -> [String] {
        let inspector = Reader(place, .inspecting)
        let tables = self.tables
        var faults = try await inspector.inTransaction { link in
            try Catalog.alterations(on: link, from: tables).map { "The \($0) is not what this program makes." }
        }
        // Damage in one place must not hide damage in another, so each is asked on its own.
        for table in Schema.tables(with: tables) { faults += await inspector.faults { try StorageInspection.unreadable(table, on: $0) } }
        faults += await inspector.faults { try StorageInspection.gaps(on: $0) }
        faults += await inspector.faults { try StorageInspection.checksumFailures(on: $0) }
        faults += await inspector.structureFaults()
        await inspector.close()
        return faults
    }
}

extension Reader {
    /// What `body` finds, or the sentence of what stopped it.
    fileprivate func faults(_ body: @Sendable (Link) throws -> [String]) -> [String] {
        do { return try inTransaction(body) } catch { return ["\(error)"] }
    }
}

enum StorageInspection {
    /// A table whose rows cannot all be read, or that counts otherwise than its key's index.
    static func unreadable(_ table: TableDesign, on link: Link) throws -> [String] {
        let name = quoted(table.name)
        do throws(ServerFault) {
            // Summing the lengths makes the server read long values too.
            let lengths = table.columns.map { "coalesce(sum(octet_length(\(quoted($0.name))::text)), 0)" }
            _ = try link.fetch("SELECT (\(lengths.joined(separator: " + ")))::text FROM \(name)")
            return []
        } catch {
            return ["The table \(table.name) cannot be read: \(error.problem)."]
        }
    }

    static func gaps(on link: Link) throws -> [String] {
        try [("ledger", "seq"), ("checkpoint", "place")].compactMap { table, column in
            let answer = try link.fetch(
                "SELECT count(*), coalesce(max(\(column)) + 1, 0), coalesce(min(\(column)), 0) FROM \(table)")
            guard let count = answer.integer(0, 0), let end = answer.integer(0, 1), count != end || answer.integer(0, 2) != 0
            else { return nil }
            return "The table \(table) holds \(count) rows, and its \(column) ends with \(end - 1)."
        }
    }

    static func checksumFailures(on link: Link) throws -> [String] {
        let answer = try link.query(
            "SELECT coalesce(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()")
        guard answer.count == 1, let count = answer.integer(0, 0), count > 0 else { return [] }
        return ["The server has counted \(count) pages with a wrong checksum in this database."]
    }
}
