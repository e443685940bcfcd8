/// Which of the changes under way at a cut reached the disk.
enum DiskState: Hashable, Sendable {
    case none
    case all
    /// Every file's changes but no entry of the directory since its last sync.
    case contentOnly
    /// Every entry, but no file's changes.
    case entriesOnly
    /// All but the change with this place among all pending ones.
    case allBut(Int)
    /// That one alone, as when the disk reorders.
    case only(Int)
    /// Each change by the toss of a coin.
    case random(seed: UInt64)
    /// Each 512-byte sector of each change, or of one change alone, by the toss of a coin.
    case torn(seed: UInt64)

    /// The classes of states of a cut: the exhaustive ones, thinned where a cut has more than
    /// `singles` changes under way, and `draws` random and `draws` torn ones.
    static func all(of cut: Cut, singles: Int, draws: Int, random: inout some RandomNumberGenerator) -> [DiskState] {
        let changes = cut.pendingCount
        let hasOpenEntries = cut.entries.values.contains { $0.count > 1 }
        guard changes > 0 || hasOpenEntries else { return [.all] }
        var states: [DiskState] = [.none, .all]
        if hasOpenEntries { states += [.contentOnly, .entriesOnly] }
        let places = changes <= singles
            ? Array(0..<changes) : (0..<singles).map { _ in Int.random(in: 0..<changes, using: &random) }
        for place in places { states += [.allBut(place), .only(place)] }
        for _ in 0..<draws { states += [.random(seed: random.next()), .torn(seed: random.next())] }
        return states
    }
}

extension Cut {
    var pendingCount: Int { files.reduce(0) { $0 + $1.pending.count } }

    /// The files of the directory, by name, in one of the states that this cut may leave.
    func disk(_ state: DiskState) -> [String: [UInt8]] {
        var fate = ChangeFate(state, changes: pendingCount)
        var contents: [[UInt8]] = []
        for file in files {
            var bytes = file.durable
            for change in file.pending { fate.decide(change, on: &bytes) }
            contents.append(bytes)
        }
        var disk: [String: [UInt8]] = [:]
        for (name, possibilities) in entries.sorted(by: { $0.key < $1.key }) {
            let kept = possibilities.count == 1 ? 0 : fate.entry(of: possibilities.count)
            if let file = possibilities[kept] { disk[name] = contents[file] }
        }
        return disk
    }
}
