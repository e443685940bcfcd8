import Statistics

/// σ_b² and σ_w² that make the likelihood largest, neither below 0: Newton's method with the average
/// information on whichever of the two are free, from several starts.
struct MultilevelEstimate {
    let state: MultilevelState
    let iterations: Int
    let isConverged: Bool
    /// Largest slope of the free variances times the typical variance.
    let gradient: Double
    let diary: [String]

    init?(_ model: MultilevelModel) {
        guard let zero = model.at([0, 0]) else { return nil }
        let weight = zero.w.reduce(0) { $0 + $1.trace }
        let typical = Double(model.k) / max(weight, 1e-300)
        let excess = max(typical, (zero.squares - Double(model.k - model.p)) / max(weight, 1e-300))
        var best: (MultilevelState, Int, Bool)?
        var diary: [String] = []
        let starts: [[Double]] = [[excess / 2, excess / 2], [excess, excess / 20], [excess / 20, excess], [0, 0]]
        for start in starts {
            guard let found = Self.climb(model, from: start, typical) else { continue }
            diary.append(
                "From between \(start[0]), within \(start[1]): \(found.1) steps to \(found.0.sigma[0]), \(found.0.sigma[1]), "
                    + "log-likelihood \(found.0.value)\(found.2 ? "" : ", no end").")
            if best.map({ found.0.value > $0.0.value + 1e-9 || (!$0.2 && found.2) }) ?? true { best = found }
        }
        guard let best else { return nil }
        (state, iterations, isConverged) = best
        let state = best.0
        gradient = state.sigma.indices.map { index in
            state.sigma[index] == 0 && state.slope[index] <= 0 ? 0 : (state.slope[index] * typical).magnitude
        }.max() ?? 0
        self.diary = diary
    }

    private static func climb(
        _ model: MultilevelModel, from start: [Double], _ typical: Double
    ) -> (MultilevelState, Int, Bool)? {
        guard var here = model.at(start) else { return nil }
        for count in 1...500 {
            let free = [0, 1].filter { here.sigma[$0] > 0 || here.slope[$0] > 0 }
            if free.isEmpty { return (here, count, true) }
            let block = here.information.selecting(rows: free, columns: free)
            let right = Matrix(rows: free.count, columns: 1, elements: free.map { here.slope[$0] })
            var step = [0.0, 0.0]
            if let solved = block.solvingPositiveDefinite(right)?.solution.elements {
                for (place, index) in free.enumerated() { step[index] = solved[place] }
            } else {
                for index in free { step[index] = here.slope[index] > 0 ? typical : -here.sigma[index] / 2 }
            }
            var share = 1.0
            var next: MultilevelState?
            while share > 1e-12 {
                let target = [0, 1].map { max(0, here.sigma[$0] + share * step[$0]) }
                if let trial = model.at(target), trial.value >= here.value - 1e-13 * (1 + here.value.magnitude) {
                    next = trial
                    break
                }
                share /= 2
            }
            guard let next else { return (here, count, false) }
            let moved = [0, 1].map { (next.sigma[$0] - here.sigma[$0]).magnitude }
            let isStill = [0, 1].allSatisfy { moved[$0] <= 1e-12 * (here.sigma[$0] + 1e-3 * typical) }
            here = next
            if isStill { return (here, count, true) }
        }
        return (here, 500, false)
    }
}
