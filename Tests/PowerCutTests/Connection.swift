import CFaultyDisk

/// A value in a row.
enum Cell: Equatable, Sendable {
    case null
    case integer(Int)
    case text(String)
    case bytes([UInt8])
}

struct ConnectionError: Error, CustomStringConvertible {
    let code: Int32
    let message: String
    var description: String { "SQLite says \"\(message)\" (\(code))." }
}

/// The little of SQLite's interface that the tests need, so that they lean on nothing of the
/// product's own.
final class Connection {
    private let handle: OpaquePointer

    /// - Parameter vfs: nil for whichever is the default.
    init(_ path: String, creates: Bool = false, vfs: String? = "unix") throws {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | (creates ? SQLITE_OPEN_CREATE : 0)
        let code = sqlite3_open_v2(path, &opened, flags, vfs)
        guard code == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            throw ConnectionError(code: code, message: "\(path) does not open")
        }
        handle = opened
        sqlite3_extended_result_codes(handle, 1)
    }

    deinit { sqlite3_close_v2(handle) }

    func execute(_ script: String) throws { try check(sqlite3_exec(handle, script, nil, nil, nil)) }

    @discardableResult
    func rows(_ statement: String, _ arguments: [Cell] = []) throws -> [[Cell]] {
        var prepared: OpaquePointer?
        try check(sqlite3_prepare_v2(handle, statement, -1, &prepared, nil))
        defer { sqlite3_finalize(prepared) }
        for (place, argument) in arguments.enumerated() { try check(bind(argument, Int32(place + 1), prepared)) }
        var rows: [[Cell]] = []
        while true {
            let code = sqlite3_step(prepared)
            if code == SQLITE_DONE { return rows }
            guard code == SQLITE_ROW else { throw error(code) }
            rows.append((0..<sqlite3_column_count(prepared)).map { Self.cell(prepared, $0) })
        }
    }

    private func bind(_ cell: Cell, _ place: Int32, _ statement: OpaquePointer?) -> Int32 {
        switch cell {
        case .null: sqlite3_bind_null(statement, place)
        case .integer(let number): sqlite3_bind_int64(statement, place, Int64(number))
        case .text(let text): cfd_bind_text(statement, place, text, Int32(text.utf8.count))
        case .bytes(let bytes): cfd_bind_bytes(statement, place, bytes, Int32(bytes.count))
        }
    }

    private static func cell(_ statement: OpaquePointer?, _ column: Int32) -> Cell {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(statement, column)))
        case SQLITE_NULL: return .null
        default: break
        }
        let isText = sqlite3_column_type(statement, column) == SQLITE_TEXT
        let start = sqlite3_column_blob(statement, column)
        let bytes = [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
        return isText ? .text(String(decoding: bytes, as: UTF8.self)) : .bytes(bytes)
    }

    private func check(_ code: Int32) throws { if code != SQLITE_OK { throw error(code) } }

    private func error(_ code: Int32) -> ConnectionError {
        ConnectionError(code: code, message: String(cString: sqlite3_errmsg(handle)))
    }
}
