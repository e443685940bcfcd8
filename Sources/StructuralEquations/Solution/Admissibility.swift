import Statistics

/// Values that no covariance matrix can have.
struct Admissibility {
    let sentences: [String]

    init(_ estimate: StructuralEstimate) {
        var sentences: [String] = []
        for (index, part) in estimate.model.parts.enumerated() {
            let place = estimate.model.parts.count > 1 ? " in the group \(estimate.data.groups[index].name)" : ""
            let state = estimate.point.states[index]
            let negative = part.names.indices.filter { state.disturbances[$0, $0] < -1e-9 }
            for variable in negative {
                sentences.append("The variance \(part.names[variable])~~\(part.names[variable])\(place) is negative (\(state.disturbances[variable, variable])): the solution is not admissible.")
            }
            let latents = Array(part.observed.count..<part.size)
            if !latents.isEmpty, let eigen = SymmetricEigen(state.covariance.selecting(rows: latents, columns: latents)),
                let least = eigen.values.first, let largest = eigen.values.last, least < -1e-7 * max(largest, 1e-300)
            {
                sentences.append("The covariance matrix of the latent variables\(place) is not positive definite: some are correlated beyond 1, or a variance is negative.")
            }
            let observed = Array(0..<part.observed.count)
            let residual = state.disturbances.selecting(rows: observed, columns: observed)
            if negative.isEmpty, let eigen = SymmetricEigen(residual), let least = eigen.values.first, let largest = eigen.values.last,
                least < -1e-7 * max(largest, 1e-300)
            {
                sentences.append("The covariance matrix of the residuals\(place) is not positive definite: residuals are correlated beyond 1.")
            }
        }
        self.sentences = sentences
    }
}
