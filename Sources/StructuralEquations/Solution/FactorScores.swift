import Statistics

extension StructuralEstimate {
    /// Regression scores of the latent variables (Thurstone 1935): their expectation given what a person
    /// has, at the estimates. One row a person, in the order of the table.
    func factorScores() -> [(row: Int, scores: [Double])] {
        var result: [(row: Int, scores: [Double])] = []
        for block in blocks {
            let part = model.parts[block.part]
            let state = point.states[block.part]
            let present = block.present ?? Array(part.observed.indices)
            let latents = Array(part.observed.count..<part.size)
            let cross = state.covariance.selecting(rows: present, columns: latents)
            let own = state.implied.selecting(rows: present, columns: present)
            guard let weights = own.solvingPositiveDefinite(cross)?.solution else { continue }
            let centre = present.map { model.hasMeans ? state.means[$0] : sample[block.part].means[$0] }
            for person in 0..<block.count {
                let scores = latents.indices.map { latent in
                    var sum = model.hasMeans ? state.means[latents[latent]] : 0
                    for place in present.indices { sum += weights[place, latent] * (block.values[person, place] - centre[place]) }
                    return sum
                }
                result.append((data.groups[block.part].rows[block.places[person]] + 1, scores))
            }
        }
        return result.sorted { $0.row < $1.row }
    }
}
