/// Why a store cannot be opened, or stopped.
public enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no store in the place.
    case notFound(place: String)
    /// The place already holds a store.
    case alreadyExists(place: String)
    /// Another process, or this one, holds the store open for writing.
    case locked(place: String)
    /// A file or directory cannot be made, opened or locked.
    case file(path: String, problem: String)
    /// The database server cannot be reached, or refused.
    case server(place: String, problem: String)
    /// The database would not keep what it acknowledges; one sentence a setting.
    case notDurable([String])
    /// A newer program has changed the tables.
    case newerSchema
    /// The tables, indexes or triggers are not those that this program makes.
    case alteredSchema([String])
    /// The ledger does not fit its own checkpoints, its keys, or cannot be read.
    case ledger(String)
    /// A row holds what the program never writes.
    case damagedRow(table: String, column: String)
    /// Writing or syncing failed; nothing of the call was acknowledged.
    case writeFailed(String)
    /// An earlier write failed, so nothing more is written.
    case stopped(String)
    /// The store was closed.
    case closed

    public var description: String {
        switch self {
        case .notFound(let place):
            "There is no store in \(place). Name the store's place, or create one."
        case .alreadyExists(let place):
            "\(place) already holds a store. Open it, or choose another place."
        case .locked(let place):
            "The store in \(place) is open for writing in another process. Only one process may write; stop it, or ask it to do the work."
        case .file(let path, let problem): "\(path): \(problem)."
        case .server(let place, let problem): "The database at \(place) cannot be used: \(problem)."
        case .notDurable(let settings):
            "The database would not keep what it acknowledges, so it was not opened. " + settings.joined(separator: " ")
        case .newerSchema:
            "The store was written by a newer version of this program. Open it with that version."
        case .alteredSchema(let objects):
            "The store's tables or triggers are not those that this program makes: \(objects.joined(separator: ", ")). It was not opened; verify it."
        case .ledger(let sentence): sentence
        case .damagedRow(let table, let column):
            "A row of the table \(table) holds in \(column) what this program never writes. Verify the store."
        case .writeFailed(let problem):
            "Writing failed, so nothing was acknowledged and nothing more is written: \(problem). Restart the program; it reads from disk what is durable."
        case .stopped(let problem):
            "The store writes nothing more since an earlier write failed: \(problem). Restart the program; it reads from disk what is durable."
        case .closed: "The store was closed."
        }
    }
}
