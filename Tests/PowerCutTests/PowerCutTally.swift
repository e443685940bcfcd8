/// What the states of a replay came to.
struct PowerCutTally: Sendable, CustomStringConvertible {
    let seed: UInt64
    var events = 0
    var cuts = 0
    /// Different disks, each with what was acknowledged by then.
    var states = 0
    var lost = 0
    var half = 0
    var altered = 0
    var unreadable = 0
    /// How many states it took to find the first damage.
    var firstFound: Int?
    /// The first few, each with the cut and state that bring it back.
    var examples: [String] = []

    var damaged: Int { lost + half + altered + unreadable }

    mutating func count(_ damage: PowerCutDamage, cut: Int, state: DiskState) {
        switch damage {
        case .lost: lost += 1
        case .half: half += 1
        case .altered: altered += 1
        case .unreadable: unreadable += 1
        }
        firstFound = firstFound ?? states
        if examples.count < 3 { examples.append("after event \(cut), \(state): \(damage)") }
    }

    var description: String {
        "\(states) states of \(cuts) cuts in \(events) events: \(lost) lost, \(half) half, \(altered) altered, "
            + "\(unreadable) unreadable" + (firstFound.map { "; first at state \($0)" } ?? "") + " (MAITRI_SEED=\(seed))"
            + examples.map { "\n  \($0)" }.joined()
    }
}
