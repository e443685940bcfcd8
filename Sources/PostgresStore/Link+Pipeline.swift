import CPostgres

/// A statement that adds one row.
struct Insertion {
    let sql: String
    let values: [Value]
}

extension Link {
    /// Adds rows in one trip to the server, whole or not at all, inside a transaction.
    ///
    /// - Throws: `ServerFault`. When its `isBreach` is true the transaction can go on, as if
    ///   nothing had been sent.
    func insertTogether(_ insertions: [Insertion]) throws(ServerFault) {
        var steps: [(name: String, parameters: Parameters)] = []
        let none = try Parameters([])
        steps.append((try prepare("SAVEPOINT entry", []), none))
        for insertion in insertions {
            steps.append((try prepare(insertion.sql, insertion.values), try Parameters(insertion.values)))
        }
        steps.append((try prepare("RELEASE SAVEPOINT entry", []), none))
        guard let fault = try withConnection({ (connection) throws(ServerFault) in try send(steps, on: connection) })
        else { return }
        if fault.isBreach { try execute("ROLLBACK TO SAVEPOINT entry; RELEASE SAVEPOINT entry") }
        throw fault
    }

    /// Sends all statements before it waits for the first answer; answers the first fault of
    /// the server and throws that of the connection.
    private func send(
        _ steps: [(name: String, parameters: Parameters)], on connection: OpaquePointer
    ) throws(ServerFault) -> ServerFault? {
        guard PQenterPipelineMode(connection) == 1 else { throw fault(nil) }
        for step in steps {
            let sent = step.parameters.withPointers { count, pointers, lengths, formats in
                PQsendQueryPrepared(connection, step.name, count, pointers, lengths, formats, 1)
            }
            guard sent == 1 else { throw fault(nil) }
        }
        guard PQpipelineSync(connection) == 1 else { throw fault(nil) }
        let first = try awaitAnswers(on: connection)
        guard PQexitPipelineMode(connection) == 1 else { throw fault(nil) }
        return first
    }

    private func awaitAnswers(on connection: OpaquePointer) throws(ServerFault) -> ServerFault? {
        var first: ServerFault?
        while true {
            // A null stands between the answers to two statements.
            guard let result = PQgetResult(connection) else {
                if isLost { throw first ?? fault(nil) }
                continue
            }
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_PIPELINE_SYNC: return first
            case PGRES_PIPELINE_ABORTED: break
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
                let tag = PQcmdStatus(result).map { String(cString: $0) } ?? ""
                // A trigger can drop a row in silence.
                if tag.hasPrefix("INSERT"), tag != "INSERT 0 1" {
                    first = first ?? ServerFault("a row was sent and not stored")
                }
            default: first = first ?? fault(result)
            }
        }
    }
}
