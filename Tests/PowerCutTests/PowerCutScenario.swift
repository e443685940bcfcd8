/// A course of work on a database, and what must hold of the database whatever the disk kept.
protocol PowerCutScenario: Sendable {
    /// Makes a database at an absolute path, works on it through the VFS of the given name,
    /// and closes it. Where no VFS can be named, `DiskLog.register(asDefault:)` comes first.
    ///
    /// - Parameter acknowledge: Called with the act's number, from 1 and in order, at the
    ///   moment from which the act may not be lost.
    func run(database: String, vfs: String, acknowledge: @escaping @Sendable (Int) -> Void) async throws

    /// Opens what a power cut left, by SQLite's own VFS. The file may be missing.
    ///
    /// - Parameter acknowledged: The highest number acknowledged before the cut; 0 for none.
    /// - Throws: `PowerCutDamage`, or the error of a database that does not open.
    func check(database: String, acknowledged: Int) async throws
}

/// What a power cut may not do.
enum PowerCutDamage: Error, Equatable, CustomStringConvertible {
    /// Fewer acts are there than were acknowledged.
    case lost(acknowledged: Int, found: Int)
    /// Part of a transaction is there, such as an act without its alert.
    case half(String)
    /// A row does not say what was written.
    case altered(String)
    /// SQLite refuses the file, or finds damage in it.
    case unreadable(String)

    var description: String {
        switch self {
        case .lost(let acknowledged, let found): "Acknowledged up to act \(acknowledged), found \(found)."
        case .half(let what): "Half a transaction: \(what)."
        case .altered(let what): "Altered: \(what)."
        case .unreadable(let why): "Unreadable: \(why)."
        }
    }
}
