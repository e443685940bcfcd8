/// The scoring key of an instrument, compiled for columns: the scores of `Instrument.score`, bit
/// for bit, for a million people in the time that it takes to read their answers.
///
/// Sums, means, counts, multiples, reflections, tables and sums or means of scores are done on
/// whole columns. A row with a blank on which a skip rule or a condition may turn, and every row
/// of an instrument with a method that is not compiled, goes through `Instrument.score` itself.
public struct BatchKey: Sendable {
    public let instrument: Instrument
    public let policy: ProratingPolicy
    /// Whether every scale is done by columns, for rows without such a blank.
    public let isCompiled: Bool
    /// One a scale, in the order of the instrument; empty when it is not compiled.
    let steps: [BatchStep]
    /// By scale.
    let exceptions: [[FixedScore]]
    let safety: [BatchSafety]
    /// Items whose blank sends the row to `Instrument.score`.
    let fragileItems: [Int]

    public init(_ instrument: Instrument, prorating policy: ProratingPolicy = .published) {
        self.instrument = instrument
        self.policy = policy
        var steps: [BatchStep] = []
        for scale in instrument.scales {
            if let step = BatchStep(scale, of: instrument, policy: policy) { steps.append(step) }
        }
        var safety: [BatchSafety] = []
        for item in instrument.safetyItems where item.item >= 1 && item.item <= instrument.items.count {
            safety.append(BatchSafety(item: item.item - 1, atLeast: item.atLeast))
        }
        isCompiled = steps.count == instrument.scales.count && safety.count == instrument.safetyItems.count
        self.steps = isCompiled ? steps : []
        self.safety = safety
        exceptions = instrument.scales.map(\.exceptions)
        fragileItems = Self.fragileItems(of: instrument)
    }

    /// Items with a skip rule, and those that a condition looks at: a blank there may count as a
    /// number, or leave a rule open that the other answers would decide.
    private static func fragileItems(of instrument: Instrument) -> [Int] {
        var fragile: Set<Int> = []
        for (index, item) in instrument.items.enumerated() where item.skip != nil { fragile.insert(index) }
        for scale in instrument.scales {
            var conditions = scale.exceptions.map(\.when)
            switch scale.method {
            case .countOfConditions(let parts): conditions += parts
            case .tiers(let tiers): conditions += tiers.map(\.when)
            default: break
            }
            for condition in conditions {
                for number in condition.itemNumbers where number >= 1 && number <= instrument.items.count {
                    fragile.insert(number - 1)
                }
            }
        }
        return fragile.sorted()
    }
}

struct BatchSafety: Sendable {
    let item: Int
    let atLeast: Double
}
