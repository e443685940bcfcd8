/// Decides, change by change, what reached the disk.
///
/// Drawn states also choose whether a write that was lost had already made its file longer,
/// and whether the room holds zeros or rubbish: file systems that keep their own books before
/// the data leave either.
struct ChangeFate {
    static let sector = 512

    private let state: DiskState
    private var random: SeededNumbers
    private var place = 0
    private let share: Double
    /// The change that alone is torn; nil: all are.
    private let tornAlone: Int?
    private let grows: Bool
    private let filler: UInt8

    init(_ state: DiskState, changes: Int) {
        self.state = state
        switch state {
        case .random(let seed), .torn(let seed):
            random = SeededNumbers(seed: seed)
            share = [0.5, 0.9, 0.1][Int.random(in: 0..<3, using: &random)]
            let isAlone = changes > 0 && Bool.random(using: &random)
            tornAlone = isAlone ? Int.random(in: 0..<changes, using: &random) : nil
            grows = Bool.random(using: &random)
            filler = Bool.random(using: &random) ? 0 : UInt8.random(in: 1...255, using: &random)
        default:
            (random, share, tornAlone, grows, filler) = (SeededNumbers(seed: 0), 0.5, nil, false, 0)
        }
    }

    /// Which of a name's possibilities, oldest first, the directory shows.
    mutating func entry(of count: Int) -> Int {
        switch state {
        case .none, .contentOnly: 0
        case .all, .entriesOnly, .allBut, .only: count - 1
        case .random, .torn: Int.random(in: 0..<count, using: &random)
        }
    }

    /// Applies what reached the disk of the next change.
    mutating func decide(_ change: DiskChange, on bytes: inout [UInt8]) {
        defer { place += 1 }
        switch state {
        case .none, .entriesOnly: return
        case .all, .contentOnly: bytes.apply(change)
        case .allBut(let lost): if place != lost { bytes.apply(change) }
        case .only(let kept): if place == kept { bytes.apply(change) }
        case .random: keepOrLose(change, on: &bytes)
        case .torn:
            if let tornAlone, tornAlone != place { return bytes.apply(change, filler: filler) }
            for piece in Self.sectors(of: change) { keepOrLose(piece, on: &bytes) }
        }
    }

    private mutating func keepOrLose(_ change: DiskChange, on bytes: inout [UInt8]) {
        if Double.random(in: 0..<1, using: &random) < share {
            bytes.apply(change, filler: filler)
        } else if grows, case .write(let offset, let lost) = change {
            bytes.extend(to: offset + lost.count, filler: filler)
        }
    }

    /// A write cut where the disk's sectors end.
    static func sectors(of change: DiskChange) -> [DiskChange] {
        guard case .write(let offset, let bytes) = change else { return [change] }
        var pieces: [DiskChange] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + sector - (offset + start) % sector)
            pieces.append(.write(offset: offset + start, bytes: Array(bytes[start..<end])))
            start = end
        }
        return pieces
    }
}
