import Instruments

/// The values that a scale can have when every item was answered.
enum ScoreGrid: Hashable, Sendable {
    /// start + k × numerator / denominator.
    case steps(from: Double, numerator: Int, denominator: Int)
    case values([Double])

    /// - Returns: nil where the values are too dense or not known from the definition.
    init?(of scale: Scale, in instrument: Instrument) {
        guard let grid = Self.steps(of: scale, in: instrument, depth: 0) else { return nil }
        self = grid
    }

    func holds(_ number: PrintedNumber) -> Bool {
        switch self {
        case .steps(let start, let numerator, let denominator):
            let step = Double(numerator) / Double(denominator)
            let nearest = start + ((number.value - start) / step).rounded() * step
            return (nearest - number.value).magnitude <= number.tolerance
        case .values(let values):
            return values.contains { ($0 - number.value).magnitude <= number.tolerance }
        }
    }

    /// `whole numbers`, `multiples of 1/26`.
    var words: String {
        switch self {
        case .steps(_, let numerator, let denominator):
            if denominator == 1 { return numerator == 1 ? "whole numbers" : "steps of \(numerator)" }
            return "steps of \(numerator)/\(denominator)"
        case .values(let values): return "\(values.count) values"
        }
    }

    private static func steps(of scale: Scale, in instrument: Instrument, depth: Int) -> ScoreGrid? {
        // A score made of scores made of scores: definitions are short, a file may not be.
        guard depth < 8 else { return nil }
        func earlier(_ id: String) -> Step? {
            guard let found = instrument.scale(id),
                case .steps(_, let numerator, let denominator) = steps(of: found, in: instrument, depth: depth + 1)
            else { return nil }
            return Step(numerator, denominator)
        }
        func items(_ numbers: [Int]) -> Step? {
            var step: Step?
            for number in numbers {
                guard let item = instrument.item(number: number),
                    let whole = Int(exactly: instrument.response(of: item).step), whole > 0
                else { return nil }
                step = step.map { Step(Step.divisor($0.numerator, whole), 1) } ?? Step(whole, 1)
            }
            return step
        }
        var found: Step?
        switch scale.method {
        case .sum(let keys): found = items(keys.map(\.number))
        case .mean(let keys): found = items(keys.map(\.number))?.divided(by: keys.count)
        case .sumOfScores(let terms): found = Step.common(terms.map { earlier($0.score) })
        case .meanOfScores(let terms):
            found = Step.common(terms.map { earlier($0.score) })?.divided(by: terms.count)
        case .reflection(let score): found = earlier(score)
        case .multiple(let score, let factor):
            found = Int(exactly: factor.magnitude).flatMap { whole in earlier(score)?.times(whole) }
        case .countAtLeast, .countOfConditions: found = Step(1, 1)
        case .sumOfMaxima(let domains): found = items(domains.flatMap(\.self))
        case .table(_, let rows): return .values(rows.map(\.gives))
        case .brackets(_, let rows): return .values(rows.map(\.gives))
        case .tiers(let tiers): return .values(tiers.map(\.value))
        case .quotient, .days: return nil
        }
        return found.map { .steps(from: scale.minimum, numerator: $0.numerator, denominator: $0.denominator) }
    }
}

/// The distance between neighboring values as a fraction in lowest terms.
private struct Step {
    let numerator: Int
    let denominator: Int

    /// Past this the grid says nothing about numbers with a few decimals.
    private static let limit = 1_000_000

    init?(_ numerator: Int, _ denominator: Int) {
        guard numerator > 0, denominator > 0, numerator <= Self.limit, denominator <= Self.limit else { return nil }
        let common = Self.divisor(numerator, denominator)
        self.numerator = numerator / common
        self.denominator = denominator / common
    }

    func divided(by count: Int) -> Step? { count <= Self.limit ? Step(numerator, denominator * count) : nil }

    func times(_ factor: Int) -> Step? { factor <= Self.limit ? Step(numerator * factor, denominator) : nil }

    /// The largest step on which all sums of the parts lie.
    static func common(_ parts: [Step?]) -> Step? {
        var sofar: Step?
        for part in parts {
            guard let part else { return nil }
            guard let left = sofar else {
                sofar = part
                continue
            }
            let denominator = left.denominator / divisor(left.denominator, part.denominator) * part.denominator
            guard denominator <= limit else { return nil }
            let scaled = (left.numerator * (denominator / left.denominator), part.numerator * (denominator / part.denominator))
            guard let both = Step(divisor(scaled.0, scaled.1), denominator) else { return nil }
            sofar = both
        }
        return sofar
    }

    /// The greatest common divisor (Euclid).
    static func divisor(_ first: Int, _ second: Int) -> Int {
        var (large, small) = (first, second)
        while small != 0 { (large, small) = (small, large % small) }
        return max(1, large)
    }
}
