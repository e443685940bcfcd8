public import Mechanisms
import Statistics

/// The parts of the mechanism side by side in one order of time: each beside the others.
public struct PartEffects: Hashable, Sendable {
    public let place: Place
    public let timing: TimingBadge
    public let badge: DesignBadge
    public let outcome: String
    public let parts: [Part]
    /// Of all parts together.
    public let total: EvidenceEstimate
    /// First part minus second, where there are two.
    public let difference: EvidenceEstimate?
    public let isCorrected: Bool
    /// Whether the stated reliabilities gave no steady solution, so that the parts are shown as measured.
    public let isCorrectionGivenUp: Bool

    public struct Part: Hashable, Sendable {
        public let name: String
        public let column: String
        public let a: EvidenceEstimate
        public let b: EvidenceEstimate
        public let indirect: EvidenceEstimate
    }
}

/// The models of the parts in one order of time, by their numbers.
struct PartModels {
    let place: Place
    /// Nil where no reliability is stated.
    let corrected: Int?
    let plain: Int
}

extension PathSolutions {
    /// Corrected where that gives a steady solution, else as measured.
    func parts(_ models: PartModels, _ specification: MechanismSpecification) -> PartEffects? {
        let holds = models.corrected.map { !whole.hasFailed($0) && isSteady($0) } ?? false
        let model = holds ? models.corrected ?? models.plain : models.plain
        return parts(models.place, model, isCorrectionGivenUp: models.corrected != nil && !holds, specification)
    }

    /// Whether few resamples have no solution.
    func isSteady(_ model: Int) -> Bool {
        Double(resamples.failures(model)) <= EvidenceEstimate.largestFailedShare * Double(resamples.count)
    }

    private func parts(
        _ place: Place, _ model: Int, isCorrectionGivenUp: Bool, _ specification: MechanismSpecification
    ) -> PartEffects? {
        let outcome = specification.outcome
        let measured = specification.parts.filter { place.columns(of: $0, and: outcome) != nil }
        let columns = measured.compactMap { place.columns(of: $0, and: outcome)?.mediator }
        guard let last = outcome.late, columns.count == models[model].mediators.count else { return nil }
        var parts: [PartEffects.Part] = []
        for (number, part) in measured.enumerated() {
            guard let pathA = estimate([a(model, number)]), let pathB = estimate([b(model, number)]),
                let indirect = estimate([product(model, number)])
            else { return nil }
            parts.append(.init(name: part.name, column: columns[number], a: pathA, b: pathB, indirect: indirect))
        }
        guard let total = estimate(parts.indices.map { product(model, $0) }) else { return nil }
        let timing = specification.timing(of: columns, before: last)
        return PartEffects(
            place: place, timing: timing,
            badge: DesignBadge(isRandomized: specification.assignment == .randomized, timing: timing), outcome: last,
            parts: parts, total: total,
            difference: parts.count == 2 ? estimate([product(model, 0), product(model, 1, times: -1)]) : nil,
            isCorrected: models[model].isCorrected, isCorrectionGivenUp: isCorrectionGivenUp)
    }
}
