/// What was planted in a virtual trial, in raw units: the numbers that an analysis should find.
public struct PlantedTruth: Hashable, Sendable, Codable {
    /// Which way an arrow points from one scale at week 8 to the other at week 18.
    public enum Direction: String, Hashable, Sendable, Codable {
        case selfCompassionFirst = "self-compassion first"
        case symptomsFirst = "symptoms first"
        case neither
    }

    public let truth: Truth
    public let direction: Direction
    /// Effect of the active arm on the scale that moves first, week 8; nil when none does.
    /// SCS total (1 to 5) or CAPS-5 points.
    public let armOnEarlier: Double?
    /// Effect of one unit of the earlier scale at week 8 on the other scale at week 18.
    public let earlierOnLater: Double?
    /// Their product, in units of the later scale; 0 when neither scale moves first.
    public let indirectEffect: Double
    /// Difference between the arms at week 18, active minus control: CAPS-5 points, or SCS
    /// total when symptoms come first.
    public let totalEffect: Double
    /// `indirectEffect / totalEffect`.
    public let share: Double

    init(_ model: StructuralModel, control: CalibratedArm, active: CalibratedArm) {
        func difference(_ node: Node) -> Double {
            (active.expected[node] ?? 0) - (control.expected[node] ?? 0)
        }
        /// An arrow as it shows in observed scores, the mean of the two arms.
        func shown(_ from: Node, _ to: Node) -> Double {
            let slope = ((active.slopes[to] ?? 1) + (control.slopes[to] ?? 1)) / 2
            return slope * model.coefficient(from: from, to: to)
        }
        truth = model.truth
        let carried: Double
        switch model.truth {
        case .trueMediation:
            direction = .selfCompassionFirst
            armOnEarlier = difference(.selfCompassion(.week8))
            carried = shown(.selfCompassion(.week8), .symptoms(.week18))
            totalEffect = difference(.symptoms(.week18))
        case .reverse:
            direction = .symptomsFirst
            armOnEarlier = difference(.symptoms(.week8))
            let early = shown(.symptoms(.week8), .selfCompassion(.week12))
            let kept = shown(.selfCompassion(.week12), .selfCompassion(.week18))
            let late = shown(.symptoms(.week8), .selfCompassion(.week18))
            carried = early * kept + late
            totalEffect = difference(.selfCompassion(.week18))
        case .sharedImprovement:
            direction = .neither
            armOnEarlier = nil
            carried = 0
            totalEffect = difference(.symptoms(.week18))
        }
        earlierOnLater = model.truth == .sharedImprovement ? nil : carried
        indirectEffect = (armOnEarlier ?? 0) * carried
        share = earlierOnLater == nil ? 0 : indirectEffect / totalEffect
    }
}
