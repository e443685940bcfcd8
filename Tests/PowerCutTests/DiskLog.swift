import CFaultyDisk

/// One thing that happened to the watched directory. Files are known by number: one that is
/// deleted and made again under its name is another file.
enum DiskEvent: Equatable, Sendable {
    /// Was there before the recording, with this content.
    case found(file: Int, bytes: [UInt8])
    case create(file: Int)
    case delete(file: Int)
    case write(file: Int, offset: Int, bytes: [UInt8])
    case truncate(file: Int, length: Int)
    case sync(file: Int)
    case syncDirectory
    case mark(Int)
}

/// What happened to a directory, in order.
struct DiskLog: Equatable, Sendable {
    /// The file with number `n` is called `names[n]`.
    var names: [String] = []
    var events: [DiskEvent] = []
}

enum DiskLogError: Error, CustomStringConvertible {
    case notRegistered(code: Int32)
    case noMemory

    var description: String {
        switch self {
        case .notRegistered(let code): "SQLite did not take the VFS \"faulty\" (\(code)); it wraps the VFS \"unix\", which must be there."
        case .noMemory: "There was no memory for the recording; give the test more."
        }
    }
}

extension DiskLog {
    static let vfs = "faulty"

    /// Makes the VFS known to SQLite.
    ///
    /// - Parameter asDefault: For work whose connections cannot be given the name of a VFS.
    static func register(asDefault: Bool = false) throws {
        let code = cfd_register(asDefault ? 1 : 0)
        guard code == SQLITE_OK else { throw DiskLogError.notRegistered(code: code) }
    }

    /// Does the work and gives what it did to the files of a directory, named by an absolute
    /// path without links. Every connection of the work must be closed when it returns.
    static func recording(
        _ directory: String, work: (_ acknowledge: @escaping @Sendable (Int) -> Void) async throws -> Void
    ) async throws -> DiskLog {
        try register()
        guard let recording = cfd_begin(directory) else { throw DiskLogError.noMemory }
        defer { cfd_end(recording) }
        let handle = Handle(recording: recording)
        try await work { handle.mark($0) }
        guard cfd_is_complete(recording) != 0 else { throw DiskLogError.noMemory }
        return DiskLog(recording)
    }

    /// The C side locks, so that it may be called from any thread.
    private struct Handle: @unchecked Sendable {
        let recording: OpaquePointer
        func mark(_ number: Int) { cfd_mark(recording, Int64(number)) }
    }

    private init(_ recording: OpaquePointer) {
        for place in 0..<cfd_count(recording) {
            let event = cfd_event_at(recording, place)
            let file = Int(event.file)
            while file >= names.count, let name = cfd_name(recording, Int32(names.count)) { names.append(String(cString: name)) }
            events.append(DiskEvent(event, file: file))
        }
    }
}

extension DiskEvent {
    fileprivate init(_ event: cfd_event, file: Int) {
        let bytes = [UInt8](UnsafeBufferPointer(start: event.bytes, count: Int(event.length)))
        switch event.kind {
        case CFD_FOUND: self = .found(file: file, bytes: bytes)
        case CFD_CREATE: self = .create(file: file)
        case CFD_DELETE: self = .delete(file: file)
        case CFD_WRITE: self = .write(file: file, offset: Int(event.offset), bytes: bytes)
        case CFD_TRUNCATE: self = .truncate(file: file, length: Int(event.offset))
        case CFD_SYNC: self = .sync(file: file)
        case CFD_SYNC_DIRECTORY: self = .syncDirectory
        default: self = .mark(Int(event.offset))
        }
    }
}
