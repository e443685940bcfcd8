extension ScoringLoop {
    /// Whether the likelihood rises for ever along `direction`: no row's own likelihood falls
    /// (Albert and Anderson 1984). Then there is no maximum, and the columns that move are named.
    func separation(
        _ direction: [Double], _ beta: [Double], _ value: Double, _ theta: Double
    ) -> GeneralizedLinearError? {
        let width = design.columns
        var moves = [Double](repeating: 0, count: design.rows)
        var largest = 0.0
        for row in moves.indices where weights?[row] != 0 {
            for column in 0..<width { moves[row] += design[row, column] * direction[column] }
            largest = max(largest, moves[row].magnitude)
        }
        guard largest >= 0.01 else { return nil }
        let slack = 1e-3 * largest
        var isComplete = true
        for row in moves.indices where weights?[row] != 0 {
            let (canRise, canFall) = openEnds(row)
            if moves[row] > slack, !canRise { return nil }
            if moves[row] < -slack, !canFall { return nil }
            if moves[row].magnitude <= slack { isComplete = false }
        }
        // Far out along it the likelihood must not have fallen: small moves the wrong way show here.
        let far = 1000 / largest
        for row in moves.indices where moves[row].magnitude * far > 1 && weights?[row] != 0 {
            let (canRise, canFall) = openEnds(row)
            if moves[row] > 0, !canRise { return nil }
            if moves[row] < 0, !canFall { return nil }
        }
        var ranges = [Double](repeating: 0, count: width)
        for column in 0..<width {
            var lowest = Double.infinity
            var highest = -Double.infinity
            for row in 0..<design.rows where weights?[row] != 0 {
                lowest = min(lowest, design[row, column])
                highest = max(highest, design[row, column])
            }
            ranges[column] = max(highest - lowest, 0)
        }
        let columns = (0..<width).filter { direction[$0].magnitude * ranges[$0] > 0.05 * largest }
        return .separated(columns: columns, isComplete: isComplete)
    }

    /// Whether the likelihood of a row still rises as η grows, and as it falls, without end.
    private func openEnds(_ row: Int) -> (rise: Bool, fall: Bool) {
        let y = response[row]
        switch model.family {
        case .binomial: return (y == (trials?[row] ?? 1), y == 0)
        case .poisson, .negativeBinomial: return (false, y == 0)
        }
    }
}
