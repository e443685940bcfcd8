public import Statistics

/// A structural equation model of ordered items, fitted.
public struct OrdinalFit: AnalysisFit {
    public let specification: StructuralSpecification
    public let parameters: [EstimatedParameter]
    public let results: ResultTree
    let estimate: OrdinalEstimate
    let measures: OrdinalMeasures

    public var chiSquare: Double { estimate.chiSquare }
    public var degreesOfFreedom: Int { estimate.degreesOfFreedom }

    init(_ estimate: OrdinalEstimate) {
        self.estimate = estimate
        specification = estimate.specification
        let parameters = estimate.parameters(level: estimate.specification.level)
        let measures = OrdinalMeasures(estimate)
        self.parameters = parameters
        self.measures = measures
        let standardized = StandardizedSolution(estimate.table, estimate.model.model, estimate.states)
        let squares: [ResultTree.Entry] = estimate.states.indices.flatMap { group in
            standardized.explained(part: group).map { name, value in
                ResultTree.Entry(estimate.table.groups > 1 ? "\(name)@g\(group + 1)" : name, .finite(value, else: "A variance is not positive."))
            }
        }
        results = .of([
            "parameters": .branch(parameters.map { .init($0.name, $0.results) }),
            "fit": .branch(measures.entries),
            "r_square": .branch(squares),
        ])
    }

    /// The statistic is scaled and shifted, and two of them do not make a difference.
    public var notComparable: String? {
        "The difference of two chi-squares by \(specification.estimator.rawValue) needs a correction of its own (Satorra 2000), which is not carried out; compare the fits by their indices."
    }

    public var account: FitAccount {
        let data = estimate.data
        var units = [FitAccount.Unit("persons", data.count)]
        if data.groups.count > 1 { units += data.groups.map { .init("persons in \($0.name)", $0.count) } }
        let found = estimate.found
        let doubts = inadmissible
        return FitAccount(
            rowsGiven: data.rowsGiven, rowsAnalysed: data.count, units: units, missing: data.missing,
            convergence: found.isConverged
                ? .converged(iterations: found.iterations, gradient: found.gradient, rule: "largest derivative of the weighted sum of squares by a parameter")
                : .notConverged("The search stopped with a largest derivative of \(found.gradient); the numbers are not to be used. Give starting values with start(…), or simplify the model."),
            admissibility: doubts.isEmpty ? .admissible : .doubtful(doubts), diary: estimate.diary)
    }

    private var inadmissible: [String] {
        var sentences: [String] = []
        for (group, part) in estimate.model.model.parts.enumerated() where group < estimate.states.count {
            let place = estimate.table.groups > 1 ? " in the group \(estimate.data.groups[group].name)" : ""
            let state = estimate.states[group]
            for variable in part.names.indices where state.disturbances[variable, variable] < -1e-9 {
                sentences.append("The variance \(part.names[variable])~~\(part.names[variable])\(place) is negative (\(state.disturbances[variable, variable])): the solution is not admissible.")
            }
            let latents = Array(part.observed.count..<part.size)
            if !latents.isEmpty, let least = SymmetricEigen(state.covariance.selecting(rows: latents, columns: latents))?.values.first, least < -1e-7 {
                sentences.append("The covariance matrix of the latent variables\(place) is not positive definite: some are correlated beyond 1.")
            }
        }
        return sentences
    }

    public var warnings: [String] {
        var sentences = estimate.moments.enumerated().flatMap { index, moments in
            moments.remarks(place: estimate.table.groups > 1 ? " in the group \(estimate.data.groups[index].name)" : "")
        }
        for moments in estimate.moments {
            if let least = SymmetricEigen(moments.correlation)?.values.first, least <= 0 {
                sentences.append("The polychoric correlations are not positive definite, as correlations taken pair by pair may be; robust CFI, TLI and RMSEA are not given then.")
            }
        }
        if estimate.data.count < estimate.table.estimatedCount {
            sentences.append(fewerPersonsThanParameters(estimate.data.count, estimate.table.estimatedCount))
        }
        return sentences
    }

    public func part(_ name: String) throws -> ResultTree? {
        switch name {
        case "polychoric": return byGroup { matrix(estimate.moments[$0].correlation) }
        case "implied_correlation", "implied_covariance": return byGroup { matrix(estimate.point.states[$0].correlation) }
        case "thresholds":
            return byGroup { group in
                let items = estimate.moments[group].items
                return .branch(items.names.indices.map { item in .init(items.names[item], .list(items.thresholds[item])) })
            }
        default: return nil
        }
    }

    private func byGroup(_ tree: (Int) -> ResultTree) -> ResultTree {
        estimate.table.groups == 1 ? tree(0) : .branch((0..<estimate.table.groups).map { .init("g\($0 + 1)", tree($0)) })
    }

    private func matrix(_ matrix: Matrix) -> ResultTree {
        let names = estimate.data.variables
        return .branch(names.indices.map { row in
            .init(names[row], .branch(names.indices.map { .init(names[$0], .finite(matrix[row, $0], else: "It is not defined.")) }))
        })
    }
}
