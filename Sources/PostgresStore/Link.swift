import CPostgres

/// One connection to the server, used by one thread at a time. Every call blocks.
final class Link {
    private let connection: OpaquePointer
    private let secrets: [String]
    private let warnings: UnsafeMutablePointer<UInt32>
    /// The names of prepared statements by their text. A statement stays prepared when its
    /// transaction is undone.
    private var prepared: [String: String] = [:]

    init(to place: Place) throws(ServerFault) {
        let settings = place.settings.sorted { $0.key < $1.key }
        let opened = withCStrings(settings.map(\.key)) { keys in
            withCStrings(settings.map(\.value)) { values in PQconnectdbParams(keys, values, 0) }
        }
        guard let opened else { throw ServerFault("there is no memory for a connection") }
        // The password may come from a file instead of the address.
        let secrets = place.secrets + [PQpass(opened).map { String(cString: $0) } ?? ""]
        guard PQstatus(opened) == CONNECTION_OK else {
            defer { PQfinish(opened) }
            throw ServerFault(connection: opened, hiding: secrets)
        }
        self.connection = opened
        self.secrets = secrets
        warnings = .allocate(capacity: 1)
        cp_count_warnings(opened, warnings)
    }

    deinit {
        PQfinish(connection)
        warnings.deallocate()
    }

    var isLost: Bool { PQstatus(connection) != CONNECTION_OK }

    /// The major version times 10,000, as in 150018.
    var serverVersion: Int { Int(PQserverVersion(connection)) }

    /// The number of the server's process that was told at connecting.
    var serverProcess: String { String(PQbackendPID(connection)) }

    /// The warnings that the server has sent on this connection.
    var warningCount: UInt32 { warnings.pointee }

    /// Runs statements without values, separated by semicolons.
    @discardableResult
    func execute(_ sql: String) throws(ServerFault) -> Answer {
        try answer(PQexec(connection, sql))
    }

    /// Runs a statement that is not worth preparing.
    func fetch(_ sql: String) throws(ServerFault) -> Answer {
        try answer(PQexecParams(connection, sql, 0, nil, nil, nil, nil, 1))
    }

    /// Runs a statement that is prepared at its first use.
    func query(_ sql: String, _ values: [Value] = []) throws(ServerFault) -> Answer {
        let (name, parameters) = try (prepare(sql, values), Parameters(values))
        return try answer(
            parameters.withPointers { count, pointers, lengths, formats in
                PQexecPrepared(connection, name, count, pointers, lengths, formats, 1)
            })
    }

    /// Prepares a statement and answers its name. A null takes its type from the column.
    func prepare(_ sql: String, _ values: [Value]) throws(ServerFault) -> String {
        if let name = prepared[sql] { return name }
        let name = "s\(prepared.count)"
        let types = values.map { value in if case .null = value { Oid(0) } else { value.type } }
        _ = try answer(PQprepare(connection, name, sql, Int32(clamping: types.count), types))
        prepared[sql] = name
        return name
    }

    /// Hands the connection to code that speaks libpq itself.
    func withConnection<Result>(_ body: (OpaquePointer) throws(ServerFault) -> Result) throws(ServerFault) -> Result {
        try body(connection)
    }

    /// The reason for a failed result, or for the connection's loss.
    func fault(_ result: OpaquePointer?) -> ServerFault {
        result.map { ServerFault($0, hiding: secrets) } ?? ServerFault(connection: connection, hiding: secrets)
    }

    private func answer(_ result: OpaquePointer?) throws(ServerFault) -> Answer {
        guard let result else { throw fault(nil) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return Answer(result)
        default:
            defer { PQclear(result) }
            throw fault(result)
        }
    }
}

/// Calls `body` with the texts as a list of C strings that ends in null.
private func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
    var bytes: [CChar] = []
    var starts: [Int] = []
    for text in texts {
        starts.append(bytes.count)
        bytes.append(contentsOf: text.utf8CString)
    }
    return bytes.withUnsafeBufferPointer { buffer in
        var pointers = starts.map { start in buffer.baseAddress?.advanced(by: start) }
        pointers.append(nil)
        return pointers.withUnsafeBufferPointer { list in
            // The list holds at least its null, so it has an address.
            var end: UnsafePointer<CChar>?
            return withUnsafePointer(to: &end) { body(list.baseAddress ?? $0) }
        }
    }
}
