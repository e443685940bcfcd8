/// The arrows of a truth: which earlier *observed* scores move which later one, alike in
/// both arms. The arms differ in their means alone (``PublishedCourse``).
///
/// Because arrows start at scores as recorded, a regression on these scores has its
/// predictors without error, and an arrow that is absent here is exactly 0 there.
/// The sizes are assumptions; `Documentation/Methods/Simulation.md` lists them.
struct StructuralModel: Hashable, Sendable {
    let truth: Truth
    /// In the order in which the quantities come about.
    let paths: [Path]

    init(_ truth: Truth) {
        self.truth = truth
        paths = Self.persistence + Self.sameVisit(truth) + Self.lagged(truth) + Self.afterwards
    }

    func paths(into node: Node) -> [Path] { paths.filter { $0.to == node } }

    func coefficient(from: Node, to: Node) -> Double {
        paths.first { $0.from == from && $0.to == to }?.coefficient ?? 0
    }

    /// What every truth has: each scale carries on from its own past, and people low in
    /// self-compassion start with more symptoms and lose them a little more slowly.
    private static let persistence: [Path] = [
        Path(.selfCompassion(.baseline), .symptoms(.baseline), -3.2),
        Path(.selfCompassion(.baseline), .selfCompassion(.week4), 0.85),
        Path(.symptoms(.baseline), .symptoms(.week4), 1.0),
        Path(.selfCompassion(.baseline), .symptoms(.week4), -2.0),
        Path(.selfCompassion(.week4), .selfCompassion(.week8), 0.70),
        Path(.selfCompassion(.baseline), .selfCompassion(.week8), 0.15),
        Path(.symptoms(.week4), .symptoms(.week8), 0.60),
        Path(.symptoms(.baseline), .symptoms(.week8), 0.40),
        Path(.selfCompassion(.baseline), .symptoms(.week8), -1.5),
        Path(.selfCompassion(.week8), .selfCompassion(.week12), 0.75),
        Path(.selfCompassion(.baseline), .selfCompassion(.week12), 0.10),
        Path(.selfCompassion(.week12), .selfCompassion(.week18), 0.75),
        Path(.selfCompassion(.baseline), .selfCompassion(.week18), 0.10),
        Path(.symptoms(.week8), .symptoms(.week18), 0.58),
        Path(.symptoms(.baseline), .symptoms(.week18), 0.35),
    ]

    /// Long after the endpoint each scale carries on from its own past, alike in every truth.
    private static let afterwards: [Path] = zip([Stage.week18, .week26, .week52], Stage.later).flatMap { before, now in
        [
            Path(.selfCompassion(before), .selfCompassion(now), 0.80),
            Path(.selfCompassion(.baseline), .selfCompassion(now), 0.10),
            Path(.symptoms(before), .symptoms(now), 0.78), Path(.symptoms(.baseline), .symptoms(now), 0.20),
        ]
    }

    /// A common state of the visit. In every truth there is one at the last visit, so that
    /// an analysis of that visit alone finds "mediation"; under shared improvement it is
    /// there all along, and is all that ties the scales together.
    private static func sameVisit(_ truth: Truth) -> [Path] {
        switch truth {
        case .trueMediation, .reverse: common(at: .week18, selfCompassion: 0.20, symptoms: -4.0)
        case .sharedImprovement:
            common(at: .week4, selfCompassion: 0.30, symptoms: -6.0)
                + common(at: .week8, selfCompassion: 0.33, symptoms: -7.8)
                + common(at: .week12, selfCompassion: 0.34, symptoms: nil)
                + common(at: .week18, selfCompassion: 0.37, symptoms: -8.2)
        }
    }

    private static func common(at stage: Stage, selfCompassion: Double, symptoms: Double?) -> [Path] {
        [Path(.commonState(stage), .selfCompassion(stage), selfCompassion)]
            + (symptoms.map { [Path(.commonState(stage), .symptoms(stage), $0)] } ?? [])
    }

    /// The arrows between the scales from one visit to a later one: what tells the truths apart.
    private static func lagged(_ truth: Truth) -> [Path] {
        switch truth {
        case .trueMediation: [Path(.selfCompassion(.week8), .symptoms(.week18), -9.0)]
        case .reverse:
            [
                Path(.symptoms(.week8), .selfCompassion(.week12), -0.014),
                Path(.symptoms(.week8), .selfCompassion(.week18), -0.014),
            ]
        case .sharedImprovement: []
        }
    }
}
