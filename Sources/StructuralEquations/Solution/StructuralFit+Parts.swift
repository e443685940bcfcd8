public import Statistics

extension StructuralFit {
    public func part(_ name: String) throws -> ResultTree? {
        switch name {
        case "implied_covariance": return byGroup { matrix(estimate.point.states[$0].implied) }
        case "implied_mean": return byGroup { vector(Array(estimate.point.states[$0].impliedMeans)) }
        case "sample_covariance", "saturated_covariance": return byGroup { matrix(estimate.sample[$0].covariance) }
        case "sample_mean", "saturated_mean": return byGroup { vector(estimate.sample[$0].means) }
        case "residual_covariance": return byGroup { matrix(estimate.sample[$0].covariance - estimate.point.states[$0].implied) }
        case "residual_correlation": return byGroup { matrix(estimate.residualCorrelations($0)) }
        case "standardised_residuals": return byGroup { part in estimate.standardizedResiduals(part).map(matrix) ?? .missing("They need complete data and a covariance matrix of the estimates.") }
        case "missing_patterns": return .count(estimate.blocks.count)
        case "factor_scores":
            let latents = estimate.model.parts[0].latents
            guard !latents.isEmpty else { throw ModelFaults(["The model has no latent variable, so there are no factor scores."]) }
            return .branch(estimate.factorScores().map { person in
                .init("\(person.row)", .branch(zip(latents, person.scores).map { .init($0, .finite($1, else: "It is not defined.")) }))
            })
        case "bifactor_indices":
            guard let indices = estimate.bifactorIndices() else {
                throw ModelFaults(["bifactor_indices needs a factor on which every item loads, and others beside it."])
            }
            return indices
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

    private func vector(_ values: [Double]) -> ResultTree {
        .branch(zip(estimate.data.variables, values).map { .init($0, .finite($1, else: "It is not defined.")) })
    }
}
