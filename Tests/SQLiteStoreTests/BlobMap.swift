import Foundation

/// Where each byte of a ledger entry lies in the database file, by SQLite's file format
/// ("Database File Format", sections 1.5, 1.6 and 2.1): the test must know what it hits.
struct BlobMap {
    let positions: [Int]

    /// Nil when the entry is not found, or the format is not the expected one.
    init?(of entry: Data, in file: Data) {
        let pageSize = 4096
        // The first 14 bytes hold the mark, the version and the entry's number: unique.
        guard let start = file.range(of: entry.prefix(14))?.lowerBound else { return nil }
        let leaf = 32
        let header = 1 + 1 + Self.varintLength(UInt64(entry.count) * 2 + 12) + 1
        let payload = header + entry.count + leaf
        let local = Self.localBytes(payload, usable: pageSize)
        var positions: [Int] = []
        var position = start
        var room = local - header
        var next = payload > local ? Self.pageNumber(file, at: start - header + local) : nil
        while positions.count < entry.count {
            if room == 0 {
                guard let page = next, page > 0 else { return nil }
                let base = (page - 1) * pageSize
                next = Self.pageNumber(file, at: base)
                position = base + 4
                room = pageSize - 4
            }
            guard position < file.count else { return nil }
            positions.append(position)
            position += 1
            room -= 1
        }
        guard zip(positions, entry).allSatisfy({ file[$0.0] == $0.1 }) else { return nil }
        self.positions = positions
    }

    private static func localBytes(_ payload: Int, usable: Int) -> Int {
        let most = usable - 35
        guard payload > most else { return payload }
        let least = (usable - 12) * 32 / 255 - 23
        let fitting = least + (payload - least) % (usable - 4)
        return fitting <= most ? fitting : least
    }

    private static func pageNumber(_ file: Data, at position: Int) -> Int? {
        guard position + 4 <= file.count else { return nil }
        return file[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func varintLength(_ value: UInt64) -> Int {
        max(1, (UInt64.bitWidth - value.leadingZeroBitCount + 6) / 7)
    }
}
