import RealModule
public import Statistics

/// The sentence of a model that asks more than its data hold.
func fewerPersonsThanParameters(_ persons: Int, _ parameters: Int, of what: String = "persons") -> String {
    "There are fewer \(what) (\(persons)) than estimated parameters (\(parameters)): standard errors, tests and fit indices rest on many \(what) and mean little here."
}

extension StructuralFit {
    func gathered() -> ResultTree {
        var entries: [ResultTree.Entry] = [
            .init("n", .count(estimate.data.count)),
            .init("parameters", .branch(parameters.map { .init($0.name, $0.results) })),
            .init("fit", .branch(fitEntries)), .init("r_square", .branch(explained)),
        ]
        if specification.modificationIndices > 0 {
            entries.append(.init("top\(specification.modificationIndices)_modification_indices", .branch(modifications.map {
                .init($0.name, .of(["mi": .number($0.index), "epc": .number($0.change)]))
            })))
        }
        if let bootstrap { entries.append(.init("bootstrap", bootstrap.bootstrap.results)) }
        if let monteCarlo { entries.append(.init("monte_carlo", monteCarlo.results)) }
        return .branch(entries)
    }

    /// log L of the model and of the saturated one, conditional on fixed covariates.
    private var likelihoods: (model: Double, saturated: Double) {
        let n = estimate.persons
        var constant = 0.0
        for block in estimate.blocks {
            let sampled = estimate.model.parts[block.part].sampled
            let present = Double(block.present?.count ?? estimate.data.variables.count) - Double(sampled.count)
            constant -= Double(block.count) / 2 * present * Double.log(2 * Double.pi)
        }
        for (part, moments) in zip(estimate.model.parts, estimate.sample) where !part.sampled.isEmpty {
            let covariance = moments.covariance.selecting(rows: part.sampled, columns: part.sampled)
            let logDeterminant = covariance.inversePositiveDefinite?.logDeterminant ?? .nan
            constant += Double(moments.count) / 2 * (logDeterminant + Double(part.sampled.count))
        }
        return (constant - n * estimate.point.value, constant - n * estimate.saturated)
    }

    private var fitEntries: [ResultTree.Entry] {
        let n = estimate.persons
        let parameters = Double(estimate.parameters)
        let reason = "The likelihood is not a number."
        let log = likelihoods
        let (srmr, rmr) = residuals
        var entries: [ResultTree.Entry] = [
            .init("npar", .count(estimate.parameters)), .init("fmin", .number(chiSquare / (2 * n))),
        ]
        entries += measures.entries
        entries += [
            .init("logl", .finite(log.model, else: reason)), .init("unrestricted.logl", .finite(log.saturated, else: reason)),
            .init("aic", .finite(-2 * log.model + 2 * parameters, else: reason)),
            .init("bic", .finite(-2 * log.model + parameters * Double.log(n), else: reason)),
            .init("bic2", .finite(-2 * log.model + parameters * Double.log((n + 2) / 24), else: reason)),
            .init("rmr", .finite(rmr, else: "A variance is 0.")), .init("srmr", .finite(srmr, else: "A variance is 0.")),
            .init("ecvi", .number(chiSquare / n + 2 * parameters / n)),
        ]
        if let h0 = robust?.scalingH0 { entries.append(.init("scaling.factor.h0", .finite(h0, else: reason))) }
        if let h1 = robust?.scalingH1 { entries.append(.init("scaling.factor.h1", .finite(h1, else: reason))) }
        return entries
    }

    private var explained: [ResultTree.Entry] {
        let standardized = StandardizedSolution(estimate.table, estimate.model, estimate.point.states)
        return estimate.model.parts.indices.flatMap { part in
            standardized.explained(part: part).map {
                .init(estimate.table.groups > 1 ? "\($0.name)@g\(part + 1)" : $0.name, .finite($0.value, else: "Its variance is 0."))
            }
        }
    }

    public var nested: NestedFit? {
        let groups = specification.group.map { ", groups of \($0)" } ?? ""
        return NestedFit(
            badness: chiSquare, parameters: estimate.parameters, rows: estimate.data.count, rowsDigest: estimate.data.digest,
            criterion: "\(specification.estimator.rawValue) of \(estimate.data.variables.sorted().joined(separator: ", "))\(groups)",
            scaling: robust.map { .init(factor: $0.scaling, degreesOfFreedom: degreesOfFreedom) })
    }

    public var warnings: [String] {
        var warnings: [String] = []
        if case .doubtful(let sentences) = account.admissibility { warnings += sentences }
        if case .notConverged(let sentence) = account.convergence { warnings.append(sentence) }
        if estimate.data.count < estimate.parameters {
            warnings.append(fewerPersonsThanParameters(estimate.data.count, estimate.parameters))
        }
        return warnings + (bootstrap?.bootstrap.warnings() ?? []) + (monteCarlo?.warnings ?? [])
    }
}
