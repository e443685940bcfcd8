public import Bookkeeping

extension PostgresBackend {
    /// Makes the tables in a database that exists and holds no store.
    ///
    /// - Throws: `StoreError`.
    public static func create(at address: String, tables: [TableDesign]) async throws {
        let place = try Place(address)
        let writer = Writer(place)
        try await writer.open { link in
            guard try version(on: link) == nil else { throw StoreError.alreadyExists(place: place.name) }
            try requireDurable(link)
            try link.execute("BEGIN")
            for statement in Schema.statements(for: tables) { try link.execute(statement) }
            guard try link.execute("COMMIT").tag == "COMMIT" else { throw ServerFault("the server undid the transaction") }
        }
        await writer.close()
    }

    /// Opens the store for writing, after checking that the server keeps what it acknowledges
    /// and that the tables are those of the design.
    ///
    /// - Throws: `StoreError`.
    public static func open(at address: String, tables: [TableDesign]) async throws -> PostgresBackend {
        let place = try Place(address)
        let writer = Writer(place)
        try await writer.open { link in
            guard let mark = try version(on: link) else { throw StoreError.notFound(place: place.name) }
            guard let version = Int64(mark) else { throw StoreError.alteredSchema(["schema \(Schema.name)"]) }
            guard version <= Schema.version else { throw StoreError.newerSchema }
            try requireDurable(link)
            let alterations = try Catalog.alterations(on: link, from: tables)
            guard version == Schema.version, alterations.isEmpty else {
                throw StoreError.alteredSchema(alterations.isEmpty ? ["schema \(Schema.name)"] : alterations)
            }
        }
        return PostgresBackend(place, tables, writer)
    }

    /// Opens the store to be looked at: nothing is changed, and no lock is taken.
    ///
    /// - Throws: `StoreError`.
    public static func evidence(at address: String, tables: [TableDesign]) async throws -> PostgresBackend {
        let place = try Place(address)
        let reader = Reader(place, .reading)
        let mark = try await reader.inTransaction { try version(on: $0) }
        await reader.close()
        guard mark != nil else { throw StoreError.notFound(place: place.name) }
        return PostgresBackend(place, tables, Writer(place))
    }

    /// The version that the schema's comment names; empty when it names none, nil when there
    /// is no schema.
    private static func version(on link: Link) throws -> String? {
        let answer = try link.query(
            "SELECT coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace WHERE nspname = 'maitri'")
        guard answer.count == 1, let comment = answer.text(0, 0) else { return nil }
        return comment.hasPrefix(Schema.versionMark) ? String(comment.dropFirst(Schema.versionMark.count)) : ""
    }

    private static func requireDurable(_ link: Link) throws {
        let faults = try Durability.faults(on: link)
        guard faults.isEmpty else { throw StoreError.notDurable(faults) }
    }
}
