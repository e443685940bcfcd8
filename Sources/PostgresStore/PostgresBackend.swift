public import Bookkeeping

/// A store in a PostgreSQL database: one connection that writes, a few that read.
///
/// The address is `postgres://user@host:port/database?host=/socket/directory` or libpq's
/// `keyword=value` text. A password comes from there, or from the file that `PGPASSFILE`
/// names, and stands in no error.
public final class PostgresBackend: StoreBackend {
    let place: Place
    let tables: [TableDesign]
    let writer: Writer
    let readers: ReaderPool

    /// Connections that read at the same time.
    private static let readerCount = 4

    init(_ place: Place, _ tables: [TableDesign], _ writer: Writer) {
        self.place = place
        self.tables = tables
        self.writer = writer
        readers = ReaderPool(place, count: Self.readerCount)
    }

    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any WritingTransaction) throws -> Value
    ) async throws -> Value {
        try await writer.write(body)
    }

    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any ReadingTransaction) throws -> Value
    ) async throws -> Value {
        try await readers.read(body)
    }

    public func durabilityFaults() async throws -> [String] {
        try await writer.ask { try Durability.faults(on: $0) }
    }

    public func close() async throws {
        await writer.close()
        await readers.close()
    }
}
