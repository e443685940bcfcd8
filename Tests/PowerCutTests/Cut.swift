/// A change of a file that no sync has covered yet.
enum DiskChange: Equatable, Sendable {
    case write(offset: Int, bytes: [UInt8])
    case truncate(length: Int)
}

/// A file as it surely is, and what may or may not have reached it since.
struct FileAtCut: Equatable, Sendable {
    var durable: [UInt8] = []
    var pending: [DiskChange] = []

    /// A sync returned: all pending changes are durable.
    mutating func settle() {
        for change in pending { durable.apply(change) }
        pending = []
    }
}

/// What is known of the disk when the power goes after the first `position` events of a log:
/// what later syncs did not cover is open, and so is each entry of the directory since the
/// directory's last sync.
struct Cut: Sendable {
    var position = 0
    var files: [FileAtCut] = []
    /// Name → the numbers of the files that it may stand for, oldest first; nil is "no file".
    /// A name with one possibility is settled.
    var entries: [String: [Int?]] = [:]
    var acknowledged = 0

    /// A cut before the first event and after each.
    static func all(of log: DiskLog) -> [Cut] {
        var cut = Cut()
        cut.files = Array(repeating: FileAtCut(), count: log.names.count)
        var cuts = [cut]
        for event in log.events {
            cut.follow(event, names: log.names)
            cut.position += 1
            cuts.append(cut)
        }
        return cuts
    }

    private mutating func follow(_ event: DiskEvent, names: [String]) {
        switch event {
        case .found(let file, let bytes):
            files[file].durable = bytes
            entries[names[file]] = [file]
        case .create(let file): entries[names[file], default: [nil]].append(file)
        case .delete(let file): entries[names[file], default: [file]].append(nil)
        case .write(let file, let offset, let bytes): files[file].pending.append(.write(offset: offset, bytes: bytes))
        case .truncate(let file, let length): files[file].pending.append(.truncate(length: length))
        case .sync(let file): files[file].settle()
        case .syncDirectory: entries = entries.mapValues { Array($0.suffix(1)) }
        case .mark(let number): acknowledged = max(acknowledged, number)
        }
    }
}

extension [UInt8] {
    /// A gap between the end and a write beyond it is filled.
    mutating func apply(_ change: DiskChange, filler: UInt8 = 0) {
        switch change {
        case .truncate(let length):
            if length < count { removeLast(count - length) } else { extend(to: length, filler: filler) }
        case .write(let offset, let bytes):
            extend(to: offset + bytes.count, filler: filler)
            withUnsafeMutableBytes { own in
                bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: own[offset...]).copyMemory(from: $0) }
            }
        }
    }

    mutating func extend(to length: Int, filler: UInt8) {
        guard length > count else { return }
        let old = self
        self = Array(repeating: filler, count: length)
        apply(.write(offset: 0, bytes: old))
    }
}
