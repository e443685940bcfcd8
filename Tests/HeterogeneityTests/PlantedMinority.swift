import Statistics
import TrialStatistics
import Heterogeneity

/// A trial of two arms and six facets, in which a part of the active arm went the other way.
enum PlantedMinority {
    enum Lean { case none, some, exponential }

    static let facets = (0..<6).map { TailScale("f\($0)", pre: "a\($0)", post: "b\($0)", error: .reliability(0.8)) }

    /// - Parameters:
    ///   - effect: change of the active arm in standard deviations of a facet before, towards better; of the
    ///     harmed, towards worse.
    ///   - unmoved: the share of the active arm that does not change while the rest improves.
    ///   - lean: how the changes of everybody lean towards worse.
    static func table(_ repetition: Int, perArm: Int = 100, effect: Double, harmed: Double, unmoved: Double = 0, lean: Lean = .none) throws -> DataTable {
        var stream = RandomStream(seed: 6, stream: UInt64(repetition))
        var before = [[Double?]](repeating: [], count: 6)
        var after = before
        var arms: [Int?] = []
        for person in 0..<(2 * perArm) {
            let arm = person % 2
            arms.append(arm)
            let isHarmed = arm == 1 && Double(person / 2) < harmed * Double(perArm)
            let general = 0.7071 * stream.normal()
            let normal = stream.normal()
            let other = stream.normal()
            // Chi-square with 4 degrees of freedom would lean √2; a mixture of squares leans about 0.8.
            let wander = switch lean {
            case .none: normal
            case .some: (normal + 0.3 * (other * other - 1)) / 1.08628
            // Half the square and half another's: exponential, of mean 0 and variance 1, three times as wide.
            case .exponential: 3 * (0.5 * (normal * normal + other * other) - 1)
            }
            let isUnmoved = !isHarmed && Double(person / 2) < (harmed + unmoved) * Double(perArm)
            let shift = arm == 0 || isUnmoved ? 0 : isHarmed ? effect : -effect
            for facet in 0..<6 {
                let special = 0.5477 * stream.normal()
                before[facet].append(general + special + 0.4472 * stream.normal())
                after[facet].append(0.85 * general + 0.33 * wander + special + shift + 0.4472 * stream.normal())
            }
        }
        var columns = [Column(name: "arm", content: .categorical(levels: ["control", "active"], codes: arms))]
        for facet in 0..<6 {
            columns.append(Column(name: "a\(facet)", numbers: before[facet]))
            columns.append(Column(name: "b\(facet)", numbers: after[facet]))
        }
        return try DataTable(columns: columns)
    }

    /// The share of repetitions in which a minority is reported.
    static func reported(
        _ repetitions: Int, perArm: Int = 100, effect: Double, harmed: Double, unmoved: Double = 0, lean: Lean = .none, arm: String = "active"
    ) throws -> Double {
        var count = 0
        for repetition in 0..<repetitions {
            let table = try table(repetition, perArm: perArm, effect: effect, harmed: harmed, unmoved: unmoved, lean: lean)
            let tails = Tails(scales: facets, group: "arm", resamples: 199)
            if try tails.fit(on: table, running: Running(threads: 2)).results["minority", arm, "is_reported"]?.number == 1 { count += 1 }
        }
        return Double(count) / Double(repetitions)
    }
}
