import Statistics

/// Writes the models of a question as places in the matrix of moments, and numbers them.
struct ModelBuilder {
    let specification: MechanismSpecification
    private let columns: NumericColumns
    private let places: [String: Int]
    private let spreads: [Double]
    private(set) var models: [PathModel] = []

    init(_ specification: MechanismSpecification, _ columns: NumericColumns, spreads: [Double]) {
        self.specification = specification
        self.columns = columns
        self.spreads = spreads
        var places: [String: Int] = [:]
        for (place, name) in columns.names.enumerated() { places[name] = place }
        self.places = places
    }

    /// - Returns: the number of the model.
    mutating func add(_ model: PathModel) -> Int {
        models.append(model)
        return models.count - 1
    }

    func place(_ name: String) -> Int? { places[name] }

    func positions(of names: [String]) -> [Int] { columns.columns(of: names).compactMap { places[$0] } }

    /// What is left out of a model.
    struct Without: OptionSet {
        let rawValue: Int
        static let candidateBaseline = Without(rawValue: 1)
        static let outcomeBaseline = Without(rawValue: 2)
        static let earlier = Without(rawValue: 4)
    }

    /// One candidate in one place; nil where a column was not measured.
    ///
    /// - Parameters:
    ///   - more: further covariates of every equation.
    ///   - errors: of the measures, or none.
    func path(
        _ place: Place, _ candidate: MeasureColumns, without: Without = [], more: [String] = [],
        errors: [Int: PathModel.ErrorVariance] = [:]
    ) -> PathModel? {
        let outcome = specification.outcome
        guard let (mediator, last) = place.columns(of: candidate, and: outcome), let x = places[specification.exposure],
            let m = places[mediator], let y = places[last]
        else { return nil }
        var covariates = specification.covariates
        if let baseline = candidate.baseline, !without.contains(.candidateBaseline) { covariates.append(baseline) }
        if let baseline = outcome.baseline, !without.contains(.outcomeBaseline) { covariates.append(baseline) }
        var beside = specification.outcomeCovariates
        if let earlier = place.earlier(of: candidate, and: outcome), !without.contains(.earlier) { beside.append(earlier) }
        return PathModel(
            covariates: positions(of: covariates + more), exposure: x, outcomeCovariates: positions(of: beside),
            mediators: [m], outcome: y, errors: errors)
    }

    /// Several candidates side by side; those that lack a column are left out.
    func parallel(
        _ place: Place, _ candidates: [MeasureColumns], errors: [Int: PathModel.ErrorVariance] = [:]
    ) -> PathModel? {
        guard var model = candidates.last.flatMap({ path(place, $0, errors: errors) }), place != .reversed else { return nil }
        var mediators: [Int] = []
        for candidate in candidates {
            guard let pair = place.columns(of: candidate, and: specification.outcome), let m = places[pair.mediator] else { continue }
            mediators.append(m)
            for baseline in positions(of: candidate.baseline.map { [$0] } ?? []) where !model.covariates.contains(baseline) {
                model.covariates.append(baseline)
            }
        }
        model.mediators = mediators
        return model
    }

    /// Error variances by position as the plan states them.
    ///
    /// - Parameters:
    ///   - measures: those that are corrected.
    ///   - replacing: another reliability for the measure of this name.
    func errors(
        of measures: [MeasureColumns], replacing: [String: MeasureReliability] = [:]
    ) -> [Int: PathModel.ErrorVariance] {
        var errors: [Int: PathModel.ErrorVariance] = [:]
        for measure in measures {
            guard let reliability = replacing[measure.name] ?? measure.reliability else { continue }
            for occasion in Occasion.allCases {
                guard let column = measure.column(on: occasion), let place = places[column] else { continue }
                switch reliability {
                case .shares: errors[place] = .share(1 - (reliability.share(on: occasion) ?? 1))
                case .errorOfMeasurement(let error):
                    let share = error / spreads[place]
                    errors[place] = .fixed(share * share)
                }
            }
        }
        return errors
    }
}
