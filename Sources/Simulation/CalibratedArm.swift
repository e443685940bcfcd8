/// One arm of a structural model with the constants that make its means and spreads those
/// of ``PublishedCourse``, in closed form.
struct CalibratedArm: Sendable {
    /// How one scale at one visit comes about, given what came before.
    struct SelfCompassionStep: Sendable {
        let paths: [Path]
        /// Latent level when every predictor is at its expectation.
        let level: Double
        /// Standard deviation of what is new at this visit and this scale alone.
        let innovation: Double
    }

    struct SymptomStep: Sendable {
        let paths: [Path]
        /// Expectation when every predictor is at its own.
        let location: Double
        let total: SymptomTotal
    }

    private(set) var selfCompassion: [Stage: SelfCompassionStep] = [:]
    private(set) var symptoms: [Stage: SymptomStep] = [:]
    /// What is observed on average; 0 for common states.
    private(set) var expected: [Node: Double] = [:]
    /// How much of a change in what drives a quantity shows in its observed score.
    private(set) var slopes: [Node: Double] = [:]
    private var moments = LinearMoments()

    init(_ model: StructuralModel, isControl: Bool, items: SelfCompassionItems) {
        for stage in Stage.allCases {
            moments.add(.commonState(stage), paths: [], slope: 0, variance: 1)
            calibrateSelfCompassion(stage, model, isControl, items)
            calibrateSymptoms(stage, model, isControl)
        }
    }

    private mutating func calibrateSelfCompassion(
        _ stage: Stage, _ model: StructuralModel, _ isControl: Bool, _ items: SelfCompassionItems
    ) {
        let node = Node.selfCompassion(stage)
        let paths = model.paths(into: node)
        let explained = moments.variance(of: paths)
        let target = PublishedCourse.selfCompassionVariance(at: stage)
        let level = PublishedCourse.selfCompassionRise(at: stage, isControl: isControl)
        // What is left for chance never falls below a tenth of the spread.
        let innovation = max(target - explained, 0.01 * target)
        let response = items.response(level: level, variance: explained + innovation)
        let observed = response.slope * response.slope * (explained + innovation) + response.errorVariance
        moments.add(node, paths: paths, slope: response.slope, variance: observed)
        expected[node] = response.mean
        slopes[node] = response.slope
        selfCompassion[stage] = SelfCompassionStep(paths: paths, level: level, innovation: innovation.squareRoot())
    }

    private mutating func calibrateSymptoms(_ stage: Stage, _ model: StructuralModel, _ isControl: Bool) {
        guard let published = PublishedCourse.symptoms(at: stage, isControl: isControl) else { return }
        let node = Node.symptoms(stage)
        let paths = model.paths(into: node)
        let explained = moments.variance(of: paths)
        let expectation = FlooredNormal(
            mean: published.mean, scale: explained.squareRoot(), floor: SymptomTotal.margin)
        let variance = published.standardDeviation * published.standardDeviation
        // Bringing a total to whole points adds 1/6 on average.
        let left = variance - expectation.variance - 1.0 / 6
        let mean = published.mean
        let ceiling = SymptomTotal.maximum
        // E[p(1 − p)] over the people of the arm.
        let room = (ceiling * mean - mean * mean - expectation.variance) / (ceiling * ceiling)
        moments.add(node, paths: paths, slope: expectation.shareAbove, variance: variance)
        expected[node] = mean
        slopes[node] = expectation.shareAbove
        symptoms[stage] = SymptomStep(
            paths: paths, location: expectation.location,
            total: SymptomTotal(varianceShare: max(left, 0.05 * variance) / room))
    }

    /// Σ c (x − E x) over the arrows into a quantity.
    func deviation(along paths: [Path], given values: [Node: Double]) -> Double {
        paths.reduce(0) { sum, path in
            let value = values[path.from] ?? 0
            return sum + path.coefficient * (value - (expected[path.from] ?? 0))
        }
    }
}
