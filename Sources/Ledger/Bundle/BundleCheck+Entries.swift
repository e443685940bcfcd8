extension BundleCheck {
    /// Reads the entries one by one into the pass.
    mutating func readEntries(_ pass: inout EntryPass) {
        let name = BundleFormat.entries
        do {
            let stream = try FileReader("\(directory)/\(name)")
            try take(from: stream, into: &pass)
            let end = try stream.finish()
            seen[name] = .init(name: name, bytes: end.bytes, sha256: end.digest)
        } catch {
            noteUnreadable(name, error)
        }
        pass.finish()
    }

    private mutating func take(
        from stream: FileReader, into pass: inout EntryPass
    ) throws(PlainFileError) {
        let possible = Int64(stream.size / EntryGlance.byteCount + 1)
        while true {
            let start = stream.offset
            let head = try stream.read(atMost: 4)
            guard !head.isEmpty else { return }
            let length = head.reduce(0) { $0 << 8 | Int($1) }
            guard head.count == 4, length <= BundleFormat.entryBytes else {
                return addCut(at: start, of: pass, "has a length that no entry can have")
            }
            let bytes = try stream.read(atMost: length)
            guard bytes.count == length else {
                return addCut(at: start, of: pass, "is longer than the rest of the file")
            }
            pass.take(bytes, possible: possible)
        }
    }

    private mutating func addCut(at offset: Int, of pass: EntryPass, _ what: String) {
        let number = pass.ledger.expected
        add(
            .entriesCut, file: BundleFormat.entries, entries: number...number,
            "Entry \(number), at byte \(offset) of \(BundleFormat.entries), \(what); nothing after it was read.")
    }
}

/// The number and the time of an encoded entry, seen without reading the rest.
struct EntryGlance {
    let sequence: Int64
    /// Milliseconds since 1970.
    let instant: Int64

    /// Mark, version, algorithm, sequence and instant: see `LedgerEntry.encoded`.
    static let byteCount = 22

    /// Nil when the bytes do not start like an entry.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.byteCount, bytes.starts(with: LedgerEntry.magic) else { return nil }
        func integer(at start: Int) -> Int64 {
            Int64(bitPattern: bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) })
        }
        sequence = integer(at: 6)
        instant = integer(at: 14)
    }
}
