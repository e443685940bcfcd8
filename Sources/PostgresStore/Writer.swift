import Bookkeeping

/// The one connection that writes. It is never made anew: when it is lost, what is durable
/// is known only by opening the store again.
actor Writer {
    private let thread = OwnThread("maitri.postgres.writer")
    private let place: Place
    private var state: State

    private enum State {
        case new, closed
        case open(Link)
        case stopped(String)
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    init(_ place: Place) {
        self.place = place
        state = .new
    }

    /// Connects and takes the lock, then runs `check`; closes when that throws.
    func open(_ check: @Sendable (Link) throws -> Void) throws {
        let link = try Session.writing.connect(to: place)
        do {
            try WriterLock.take(on: link, of: place)
            try check(link)
        } catch {
            WriterLock.release(on: link)
            throw (error as? ServerFault).map { StoreError.server(place: place.name, problem: $0.problem) } ?? error
        }
        state = .open(link)
    }

    func write<Value: Sendable>(_ body: @Sendable (any WritingTransaction) throws -> Value) throws -> Value {
        let link = try requireOpen()
        let moment = GrowingMoment(link, of: place)
        do {
            // Nobody else writes; should somebody have passed the lock by, the server finds it.
            _ = try moment.run { try $0.execute("BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE") }
            let value = try body(moment)
            try moment.run { try Self.commit(on: $0) }
            return value
        } catch {
            // The server undoes a transaction whose connection is lost.
            if let failure = moment.failure {
                _ = try? link.execute("ROLLBACK")
                throw stop(failure)
            }
            do { try link.execute("ROLLBACK") } catch { _ = stop(error) }
            throw error
        }
    }

    /// Runs `body` on the connection that writes, outside any transaction.
    func ask<Value: Sendable>(_ body: @Sendable (Link) throws -> Value) throws -> Value {
        let link = try requireOpen()
        do { return try body(link) } catch let fault as ServerFault {
            if link.isLost { _ = stop(fault) }
            throw StoreError.server(place: place.name, problem: fault.problem)
        }
    }

    func close() {
        if case .open(let link) = state { WriterLock.release(on: link) }
        state = .closed
    }

    /// A failed or undone transaction answers COMMIT too, with another tag; and a commit that
    /// did not wait for its standbys succeeds with a warning.
    private static func commit(on link: Link) throws(ServerFault) {
        let warnings = link.warningCount
        let answer = try link.execute("COMMIT")
        guard answer.tag == "COMMIT" else { throw ServerFault("the server undid the transaction") }
        guard link.warningCount == warnings else { throw ServerFault("the server committed with a warning") }
    }

    private func requireOpen() throws(StoreError) -> Link {
        switch state {
        case .open(let link): return link
        case .new, .closed: throw .closed
        case .stopped(let problem): throw .stopped(problem)
        }
    }

    private func stop(_ fault: ServerFault) -> StoreError {
        state = .stopped(fault.problem)
        return .writeFailed(fault.problem)
    }
}
