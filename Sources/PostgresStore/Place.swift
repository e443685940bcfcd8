import Bookkeeping
import CPostgres

/// Where a store lies: a PostgreSQL address, and the name under which sentences speak of it.
///
/// The address is `postgres://user@host:port/database?host=/socket/directory` or libpq's
/// `keyword=value` text. A password comes from there, or from the file that `PGPASSFILE`
/// names; it stands in no sentence.
struct Place: Sendable {
    /// The address without what is secret.
    let name: String
    /// libpq's keywords with their values.
    let settings: [String: String]
    /// Values that no sentence may hold.
    let secrets: [String]

    /// - Throws: `StoreError.server` without any part of the address: what cannot be read
    ///   may be a password in the wrong place.
    init(_ address: String) throws(StoreError) {
        var given: [String: String] = [:]
        var secrets: [String] = []
        guard let options = PQconninfoParse(address, nil) else { throw Self.unreadable }
        defer { PQconninfoFree(options) }
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val.map({ String(cString: $0) }), !value.isEmpty {
                given[String(cString: keyword)] = value
                // libpq marks with an asterisk what is not to be shown.
                if option.pointee.dispchar.map({ String(cString: $0) }) == "*" { secrets.append(value) }
            }
            option += 1
        }
        let shown = ["user", "host", "hostaddr", "port", "dbname"].compactMap { given[$0] }
        // An unescaped `/` or `@` in a password moves its rest into one of these.
        guard !shown.contains(where: { $0.contains("@") }),
            (given["port"] ?? "").allSatisfy({ $0.isNumber || $0 == "," })
        else { throw Self.unreadable }
        self.secrets = secrets
        self.name = Self.name(given)
        self.settings = given.merging(Self.always) { $1 }.merging(Self.unlessGiven) { given, _ in given }
    }

    private static let unreadable = StoreError.server(
        place: "the given address",
        problem: "it must look like postgres://user@host:5432/database, with every special character of a password percent-encoded")

    private static let always = ["client_encoding": "UTF8"]

    /// Seconds and counts after which a silent server is given up, and a refusal to be led
    /// to a standby, whose view may be old.
    private static let unlessGiven = [
        "application_name": "maitri", "connect_timeout": "10", "target_session_attrs": "read-write",
        "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3",
        "tcp_user_timeout": "60000",
    ]

    private static func name(_ given: [String: String]) -> String {
        let host = given["host"] ?? given["hostaddr"] ?? ""
        let isSocket = host.hasPrefix("/")
        return "postgres://" + (given["user"].map { $0 + "@" } ?? "") + (isSocket ? "" : host)
            + (given["port"].map { ":" + $0 } ?? "") + "/" + (given["dbname"] ?? "")
            + (isSocket ? "?host=" + host : "")
    }

    /// A text without the secrets, on one line and without a full stop.
    static func clean(_ text: String, of secrets: [String]) -> String {
        var words = text
        for secret in secrets where !secret.isEmpty {
            words = words.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "…")
        }
        words = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        while words.hasSuffix(".") { words.removeLast() }
        return words
    }
}
