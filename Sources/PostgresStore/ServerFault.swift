import CPostgres

/// What libpq or the server said no with.
struct ServerFault: Error {
    /// Five characters of the SQL standard's table; nil when the server said nothing.
    let state: String?
    /// The primary message without its detail, which repeats values.
    let problem: String

    init(_ problem: String, state: String? = nil) {
        self.problem = problem
        self.state = state
    }

    init(_ result: OpaquePointer, hiding secrets: [String]) {
        let state = cp_sql_state(result).map { String(cString: $0) }
        let message = cp_primary_message(result) ?? UnsafePointer(PQresultErrorMessage(result))
        let words = Place.clean(message.map { String(cString: $0) } ?? "", of: secrets)
        self.init(words.isEmpty ? "the server gave no reason" : words, state: state)
    }

    init(connection: OpaquePointer, hiding secrets: [String]) {
        let words = Place.clean(PQerrorMessage(connection).map { String(cString: $0) } ?? "", of: secrets)
        self.init(words.isEmpty ? "the connection is lost" : words)
    }

    /// Whether a rule of the tables forbade a row: class 23, or a text too long for its index.
    var isBreach: Bool { state?.hasPrefix("23") == true || state == "54000" }

    var isLockTimeout: Bool { state == "55P03" }
}
