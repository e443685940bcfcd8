import Bookkeeping

/// What a connection is set to before anything else, and what its server must be.
enum Session {
    case writing
    case reading
    /// As reading, for as long as it takes.
    case inspecting

    /// Seconds that one statement of a reader may take.
    static let readerSeconds = 60
    /// Seconds to wait for a table that an administrator has locked.
    private static let lockSeconds = 30
    private static let oldestServer = 140_000

    /// Connects.
    ///
    /// - Throws: `StoreError.server`.
    func connect(to place: Place) throws(StoreError) -> Link {
        do throws(ServerFault) {
            let link = try Link(to: place)
            try link.execute(settings)
            if let problem = try problem(of: link) { throw ServerFault(problem) }
            return link
        } catch {
            throw .server(place: place.name, problem: error.problem)
        }
    }

    /// Temporary tables come last in the search, so that none stands in front of ours. The
    /// server's own timeouts could end a writer between two statements; they are switched off.
    private var settings: String {
        """
        SET search_path = \(Schema.name), pg_temp; SET synchronous_commit = on;
        SET client_min_messages = warning; SET lock_timeout = '\(Self.lockSeconds)s';
        SELECT set_config(name, '0', false) FROM pg_settings WHERE name IN
          ('statement_timeout', 'idle_in_transaction_session_timeout', 'idle_session_timeout', 'transaction_timeout')
        """ + ownSettings
    }

    private var ownSettings: String {
        switch self {
        case .writing: ""
        case .reading: "; SET statement_timeout = '\(Self.readerSeconds)s'"
        // An inspection looks at the table itself, and not at a copy of its columns in an index.
        case .inspecting: "; SET enable_indexonlyscan = off; SET enable_indexscan = off"
        }
    }

    private func problem(of link: Link) throws(ServerFault) -> String? {
        if link.serverVersion < Self.oldestServer { return "its release is \(link.serverVersion / 10_000), it must be 14 or newer" }
        let answer = try link.query(
            "SELECT current_setting('server_encoding'), pg_is_in_recovery()::text")
        let encoding = answer.text(0, 0) ?? "unknown"
        if encoding != "UTF8" { return "its encoding is \(encoding), it must be UTF8" }
        if answer.text(0, 1) != "false" { return "it is a standby or still recovering; name the primary server" }
        return nil
    }
}
