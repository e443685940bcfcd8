import Mechanisms
import Statistics

/// The models of each candidate in each order of time, by their numbers.
struct EffectModels {
    struct Entry {
        let candidate: MeasureColumns
        let isMechanism: Bool
        let place: Place
        let mediator: String
        let outcome: String
        /// As the question states reliabilities.
        let shown: Int
        /// Without correction.
        let plain: Int
        /// With the assumed reliability of the scale whose error could feign this order; nil where it is stated.
        let assumed: Int?
        /// A rival with the assumed reliability; nil where its own is stated, and of the mechanism.
        let rivalAssumed: Int?
    }

    private(set) var entries: [Entry] = []
    private(set) var absent: [AbsentEffect] = []

    init(_ builder: inout ModelBuilder) {
        let specification = builder.specification
        let outcome = specification.outcome
        for (number, candidate) in ([specification.mechanism] + specification.rivals).enumerated() {
            for place in Place.allCases {
                guard let pair = place.columns(of: candidate, and: outcome), let plain = builder.path(place, candidate) else {
                    absent.append(AbsentEffect(candidate: candidate.name, place: place, reason: place.lack(of: candidate, and: outcome)))
                    continue
                }
                let measures = [candidate, outcome]
                let corrected = builder.path(place, candidate, errors: builder.errors(of: measures))
                let plainNumber = builder.add(plain)
                var shown = plainNumber
                if let corrected, corrected.isCorrected { shown = builder.add(corrected) }
                var assumed: Int?
                let follower = place == .lagged ? outcome : candidate
                if number == 0, place != .concurrent, follower.reliability == nil {
                    let errors = builder.errors(
                        of: measures, replacing: [follower.name: .share(specification.assumedReliability)])
                    assumed = builder.path(place, candidate, errors: errors).map { builder.add($0) }
                }
                var rivalAssumed: Int?
                if number > 0, place != .reversed, candidate.reliability == nil {
                    let errors = builder.errors(
                        of: measures, replacing: [candidate.name: .share(specification.assumedReliability)])
                    rivalAssumed = builder.path(place, candidate, errors: errors).map { builder.add($0) }
                }
                entries.append(Entry(
                    candidate: candidate, isMechanism: number == 0, place: place, mediator: pair.mediator,
                    outcome: pair.outcome, shown: shown, plain: plainNumber, assumed: assumed,
                    rivalAssumed: rivalAssumed))
            }
        }
    }

    func entry(_ place: Place, of candidate: String) -> Entry? {
        entries.first { $0.place == place && $0.candidate.name == candidate }
    }
}

extension PathSolutions {
    /// - Returns: nil where the data give no solution.
    func effect(_ entry: EffectModels.Entry, _ specification: MechanismSpecification, own: TimedEffect.OwnPeople?) -> TimedEffect? {
        let lagged = entry.place != .concurrent
        let timing = specification.timing(of: [entry.mediator], before: entry.outcome)
        guard let indirect = estimate([product(entry.shown)], lagged: lagged),
            let standard = estimate([standardized(entry.shown)]), let pathA = estimate([a(entry.shown)]),
            let pathB = estimate([b(entry.shown)], lagged: lagged), let all = estimate([total(entry.shown)]),
            let rest = estimate([direct(entry.shown)])
        else { return nil }
        return TimedEffect(
            candidate: entry.candidate.name, isMechanism: entry.isMechanism, place: entry.place, mediator: entry.mediator,
            outcome: entry.outcome, timing: timing,
            badge: DesignBadge(isRandomized: specification.assignment == .randomized, timing: timing),
            people: kernel.drawn.rowCount, isCorrected: entry.shown != entry.plain, a: pathA, b: pathB,
            leastSquaresB: specification.bootstrap.unit == nil ? leastSquaresB(entry.shown, level: specification.laggedLevel) : nil, indirect: indirect,
            standardised: standard, total: all, direct: rest,
            uncorrected: entry.shown == entry.plain ? nil : estimate([product(entry.plain)]), ownPeople: own)
    }

    /// Why the data give no solution of a model, a sentence.
    func reasonWithoutSolution(_ entry: EffectModels.Entry) -> String {
        whole.hasFailed(entry.plain)
            ? "The columns of this model depend on one another, so its paths are not determined."
            : "With the stated reliabilities the matrix of true scores is not positive definite: so much error cannot be in these scales, or too few people were measured."
    }
}
