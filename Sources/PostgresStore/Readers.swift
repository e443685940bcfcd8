import Bookkeeping

/// A connection that reads, made when it is first needed and again when it was lost.
actor Reader {
    private let thread = OwnThread("maitri.postgres.reader")
    private let place: Place
    private let session: Session
    private var link: Link?

    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    init(_ place: Place, _ session: Session) {
        self.place = place
        self.session = session
    }

    func read<Value: Sendable>(_ body: @Sendable (any ReadingTransaction) throws -> Value) throws -> Value {
        try inTransaction { link in try body(Moment(link, of: place)) }
    }

    /// Runs `body` in a transaction that sees one moment and writes nothing.
    func inTransaction<Value: Sendable>(_ body: (Link) throws -> Value) throws -> Value {
        let link = try begin()
        defer {
            // Nothing was written, so nothing is lost by undoing; a connection that cannot is dropped.
            do { try link.execute("ROLLBACK") } catch { self.link = nil }
        }
        do { return try body(link) } catch let fault as ServerFault {
            throw StoreError.server(place: place.name, problem: fault.problem)
        }
    }

    func close() { link = nil }

    private func begin() throws -> Link {
        if let link, (try? link.execute(Self.beginning)) != nil { return link }
        // The server may have been started again since the last read.
        let fresh = try session.connect(to: place)
        do { try fresh.execute(Self.beginning) } catch {
            throw StoreError.server(place: place.name, problem: error.problem)
        }
        link = fresh
        return fresh
    }

    private static let beginning = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
}

/// A few readers, lent out one reading at a time; who comes too many waits in line.
actor ReaderPool {
    private var idle: [Reader]
    private var waiting: [CheckedContinuation<Reader, any Error>] = []
    private var isClosed = false

    init(_ place: Place, count: Int) {
        idle = (0..<count).map { _ in Reader(place, .reading) }
    }

    func read<Value: Sendable>(_ body: @Sendable (any ReadingTransaction) throws -> Value) async throws -> Value {
        let reader = try await take()
        do {
            let value = try await reader.read(body)
            await giveBack(reader)
            return value
        } catch {
            await giveBack(reader)
            throw error
        }
    }

    func close() async {
        isClosed = true
        let (left, readers) = (waiting, idle)
        (waiting, idle) = ([], [])
        for caller in left { caller.resume(throwing: StoreError.closed) }
        for reader in readers { await reader.close() }
    }

    private func take() async throws -> Reader {
        guard !isClosed else { throw StoreError.closed }
        if let reader = idle.popLast() { return reader }
        return try await withCheckedThrowingContinuation { waiting.append($0) }
    }

    private func giveBack(_ reader: Reader) async {
        if isClosed {
            await reader.close()
        } else if waiting.isEmpty {
            idle.append(reader)
        } else {
            waiting.removeFirst().resume(returning: reader)
        }
    }
}
