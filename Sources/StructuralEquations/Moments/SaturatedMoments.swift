import Statistics

/// Means and covariances of the saturated model: those of the sample where nothing is missing, else by
/// the EM algorithm for normal data that are missing at random (Dempster, Laird and Rubin 1977; Little
/// and Rubin 2020, section 11.2).
enum SaturatedMoments {
    struct Estimate {
        let moments: SampleMoments
        let iterations: Int
        let isConverged: Bool
    }

    /// - Parameter blocks: of one group.
    static func estimate(_ blocks: [MomentBlock], variables: Int) -> Estimate {
        if blocks.count == 1, blocks[0].present == nil { return Estimate(moments: blocks[0].moments, iterations: 0, isConverged: true) }
        let total = blocks.reduce(0) { $0 + $1.count }
        var (means, covariance) = start(blocks, variables)
        for iteration in 1...5000 {
            guard let next = step(blocks, means, covariance, Double(total)) else { break }
            var change = 0.0
            for row in 0..<variables {
                let sd = next.covariance[row, row].squareRoot()
                change = max(change, (next.means[row] - means[row]).magnitude / max(sd, 1e-300))
                for column in 0...row {
                    let scale = sd * next.covariance[column, column].squareRoot()
                    change = max(change, (next.covariance[row, column] - covariance[row, column]).magnitude / max(scale, 1e-300))
                }
            }
            (means, covariance) = next
            if !(change > 1e-13) {
                return Estimate(moments: SampleMoments(means: means, covariance: covariance, count: total), iterations: iteration, isConverged: true)
            }
        }
        return Estimate(moments: SampleMoments(means: means, covariance: covariance, count: total), iterations: 5000, isConverged: false)
    }

    /// Means and variances of what is there.
    private static func start(_ blocks: [MomentBlock], _ variables: Int) -> ([Double], Matrix) {
        var sums = [Double](repeating: 0, count: variables)
        var counts = sums
        for block in blocks {
            for (place, variable) in (block.present ?? Array(0..<variables)).enumerated() {
                sums[variable] += Double(block.count) * block.moments.means[place]
                counts[variable] += Double(block.count)
            }
        }
        let means = zip(sums, counts).map { $0 / max($1, 1) }
        var covariance = Matrix(rows: variables, columns: variables)
        for block in blocks {
            for (place, variable) in (block.present ?? Array(0..<variables)).enumerated() {
                let off = block.moments.means[place] - means[variable]
                covariance[variable, variable] += Double(block.count) * (block.moments.covariance[place, place] + off * off)
            }
        }
        for variable in 0..<variables { covariance[variable, variable] /= max(counts[variable], 1) }
        return (means, covariance)
    }

    private static func step(
        _ blocks: [MomentBlock], _ means: [Double], _ covariance: Matrix, _ total: Double
    ) -> (means: [Double], covariance: Matrix)? {
        let size = means.count
        var first = [Double](repeating: 0, count: size)
        var second = Matrix(rows: size, columns: size)
        for block in blocks {
            let weight = Double(block.count)
            let present = block.present ?? Array(0..<size)
            let isThere = Set(present)
            let absent = (0..<size).filter { !isThere.contains($0) }
            var offsets = [Double](repeating: 0, count: size)
            for (place, variable) in present.enumerated() { offsets[variable] = block.moments.means[place] - means[variable] }
            var expected = Matrix(rows: size, columns: size)
            for (row, variable) in present.enumerated() {
                for (column, other) in present.enumerated() { expected[variable, other] = block.moments.covariance[row, column] }
            }
            if !absent.isEmpty {
                let observed = covariance.selecting(rows: present, columns: present)
                let cross = covariance.selecting(rows: present, columns: absent)
                guard let slopes = observed.solvingPositiveDefinite(cross)?.solution else { return nil }
                let rest = covariance.selecting(rows: absent, columns: absent) - cross.transposedTimes(slopes)
                let mixed = block.moments.covariance * slopes
                let inner = slopes.transposedTimes(mixed) + rest
                for (column, other) in absent.enumerated() {
                    for (row, variable) in present.enumerated() {
                        offsets[other] += slopes[row, column] * offsets[variable]
                        expected[variable, other] = mixed[row, column]
                        expected[other, variable] = mixed[row, column]
                    }
                    for (row, variable) in absent.enumerated() { expected[variable, other] = inner[row, column] }
                }
            }
            for row in 0..<size {
                first[row] += weight * offsets[row]
                for column in 0..<size { second[row, column] += weight * (expected[row, column] + offsets[row] * offsets[column]) }
            }
        }
        var next = second.scaled(by: 1 / total)
        for row in 0..<size {
            for column in 0..<size { next[row, column] -= first[row] / total * (first[column] / total) }
        }
        return (zip(means, first).map { $0 + $1 / total }, next.symmetrized)
    }
}
