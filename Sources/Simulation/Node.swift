/// The visits at which the published course is known or the protocol asks, by week.
enum Stage: Int, Hashable, Sendable, CaseIterable, Comparable {
    case baseline = 0
    case week4 = 4
    case week8 = 8
    case week12 = 12
    case week18 = 18
    case week26 = 26
    case week52 = 52
    case week104 = 104

    /// The visits of the trial proper; every simulated protocol has them.
    static let core: [Stage] = [.baseline, .week4, .week8, .week12, .week18]
    /// Visits long after it; a protocol has any of them.
    static let later: [Stage] = [.week26, .week52, .week104]

    var isCore: Bool { self <= .week18 }
    var week: Int { rawValue }
    /// Week 12 asks for questionnaires only.
    var isRated: Bool { self != .week12 }

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
}

/// One quantity of the structural model.
enum Node: Hashable, Sendable {
    /// SCS total as answered, mean of 26 items, 1 to 5.
    case selfCompassion(Stage)
    /// CAPS-5 total as rated, 0 to 80.
    case symptoms(Stage)
    /// What moves both scales at one visit and leaves nothing behind; standard normal.
    case commonState(Stage)
}

/// An arrow of the structural model.
struct Path: Hashable, Sendable {
    let from: Node
    let to: Node
    /// Units of `to` per unit of `from`.
    let coefficient: Double

    init(_ from: Node, _ to: Node, _ coefficient: Double) {
        self.from = from
        self.to = to
        self.coefficient = coefficient
    }
}
