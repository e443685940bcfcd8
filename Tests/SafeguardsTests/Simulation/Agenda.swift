/// What is still to happen at a site, earliest first; what is set for the same moment happens
/// in the order in which it was set.
struct Agenda {
    typealias Body = (Site) async throws -> Void

    private var entries: [(time: Int64, number: Int, body: Body)] = []
    private var count = 0

    /// - Parameter time: Milliseconds since the site began.
    mutating func add(at time: Int64, _ body: @escaping Body) {
        count += 1
        var low = 0
        var high = entries.count
        // Latest first, so that taking the earliest is cheap.
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].time > time { low = middle + 1 } else { high = middle }
        }
        entries.insert((time, count, body), at: low)
    }

    mutating func next() -> (time: Int64, body: Body)? {
        entries.popLast().map { ($0.time, $0.body) }
    }
}
