import RealModule
import Statistics

/// Draws of the means and covariances of multivariate normal groups from their posterior under
/// Jeffreys' prior, by data augmentation (Schafer 1997, chapter 5): the missing values given the parameters,
/// then Σ ~ W⁻¹(n − 1, S), μ ~ N(ȳ, Σ/n) given the completed data.
struct DataAugmentation {
    struct Draw {
        /// One a group.
        let means: [[Double]]
        let covariances: [Matrix]
    }

    private let data: VisitData
    private let isShared: Bool
    /// Persons × p, row by row.
    private var current: [Double]
    private var stream: RandomStream
    /// Persons by group and pattern of what is missing, in order.
    private let patterns: [(group: Int, seen: [Int], gaps: [Int], persons: [Int])]
    private var draw: Draw

    init(_ data: VisitData, covariance: ReferenceBased.Covariance, seed: UInt64) throws {
        self.data = data
        isShared = covariance == .shared
        stream = RandomStream(seed: seed, stream: 0, purpose: 23)
        let p = data.width
        let counts = data.levels.indices.map { level in data.group.count { $0 == level } }
        for (level, count) in counts.enumerated() where !isShared && count < p + 2 {
            throw TrialError("The group \"\(data.levels[level])\" has \(count) persons for \(p) columns: too few for a covariance matrix of its own. Ask for covariance: shared, or fewer columns.")
        }
        guard data.count >= p + data.levels.count + 1 else {
            throw TrialError("There are \(data.count) persons for \(p) columns: too few for a covariance matrix; name fewer columns.")
        }
        var found: [String: Int] = [:]
        var patterns: [(group: Int, seen: [Int], gaps: [Int], persons: [Int])] = []
        for person in data.group.indices {
            let marks = data.isObserved[person]
            let key = "\(data.group[person]):" + marks.map { $0 ? "1" : "0" }.joined()
            if let place = found[key] {
                patterns[place].persons.append(person)
            } else {
                found[key] = patterns.count
                patterns.append((data.group[person], marks.indices.filter { marks[$0] }, marks.indices.filter { !marks[$0] }, [person]))
            }
        }
        self.patterns = patterns
        // From means and variances of what is observed.
        current = data.values.flatMap { $0 }
        var means: [[Double]] = []
        var covariances: [Matrix] = []
        for level in data.levels.indices {
            var mean = [Double](repeating: 0, count: p)
            var covariance = Matrix(rows: p, columns: p)
            for place in 0..<p {
                let seen = data.group.indices.filter { data.group[$0] == level && data.isObserved[$0][place] }.map { data.values[$0][place] }
                let moments = Moments(seen)
                guard moments.variance > 0 else {
                    throw TrialError("In the group \"\(data.levels[level])\" column \(place + 1) of baseline and visits has no spread; a normal distribution cannot be drawn from. Leave that column out.")
                }
                mean[place] = moments.mean
                covariance[place, place] = moments.variance
            }
            means.append(mean)
            covariances.append(covariance)
        }
        draw = Draw(means: means, covariances: covariances)
    }

    /// Carries out some rounds and gives the parameters at their end.
    mutating func next(after rounds: Int) throws -> Draw {
        for _ in 0..<max(1, rounds) {
            for pattern in patterns where !pattern.gaps.isEmpty { try fillIn(pattern) }
            try redraw()
        }
        return draw
    }

    private mutating func fillIn(_ pattern: (group: Int, seen: [Int], gaps: [Int], persons: [Int])) throws {
        guard let conditional = Conditional(draw.covariances[pattern.group], given: pattern.seen, of: pattern.gaps) else {
            throw TrialError("The covariance matrix of \"\(data.levels[pattern.group])\" became singular: its columns are combinations of each other. Leave one out.")
        }
        let p = data.width
        let mean = draw.means[pattern.group]
        let seen = pattern.seen
        let gaps = pattern.gaps
        var z = [Double](repeating: 0, count: gaps.count)
        for person in pattern.persons {
            for index in z.indices { z[index] = stream.normal() }
            for row in gaps.indices {
                var value = mean[gaps[row]]
                for column in seen.indices {
                    value += conditional.slopes[row, column] * (current[person * p + seen[column]] - mean[seen[column]])
                }
                for index in 0...row { value += conditional.lower[row, index] * z[index] }
                current[person * p + gaps[row]] = value
            }
        }
    }

    private mutating func redraw() throws {
        let p = data.width
        let groups = data.levels.count
        var counts = [Int](repeating: 0, count: groups)
        var averages = [[Double]](repeating: [Double](repeating: 0, count: p), count: groups)
        for person in data.group.indices {
            let level = data.group[person]
            counts[level] += 1
            for place in 0..<p { averages[level][place] += current[person * p + place] }
        }
        for level in 0..<groups { for place in 0..<p { averages[level][place] /= Double(counts[level]) } }
        var sums = [Matrix](repeating: Matrix(rows: p, columns: p), count: groups)
        var off = [Double](repeating: 0, count: p)
        for person in data.group.indices {
            let level = data.group[person]
            for place in 0..<p { off[place] = current[person * p + place] - averages[level][place] }
            for i in 0..<p { for j in 0...i { sums[level][i, j] += off[i] * off[j] } }
        }
        for level in 0..<groups { for i in 0..<p { for j in 0..<i { sums[level][j, i] = sums[level][i, j] } } }
        var covariances: [Matrix] = []
        if isShared {
            let pooled = sums.dropFirst().reduce(sums[0]) { $0 + $1 }
            let one = try inverseWishart(pooled, df: Double(data.count - counts.count))
            covariances = [Matrix](repeating: one, count: counts.count)
        } else {
            for (scatter, count) in zip(sums, counts) { covariances.append(try inverseWishart(scatter, df: Double(count - 1))) }
        }
        var means: [[Double]] = []
        for level in counts.indices {
            guard let lower = Cholesky(covariances[level].scaled(by: 1 / Double(counts[level])))?.lower else { throw Self.singular }
            let step = stream.normals(lower)
            means.append(zip(averages[level], step).map { $0 + $1 })
        }
        draw = Draw(means: means, covariances: covariances)
    }

    /// Σ = M M', M = L A⁻ᵀ with S = L L' and A Bartlett's lower triangle: χ on its diagonal, normals below.
    private mutating func inverseWishart(_ scatter: Matrix, df: Double) throws -> Matrix {
        let p = scatter.rows
        guard let lower = Cholesky(scatter)?.lower else { throw Self.singular }
        var bartlett = Matrix(rows: p, columns: p)
        for i in 0..<p {
            for j in 0..<i { bartlett[i, j] = stream.normal() }
            bartlett[i, i] = stream.chiSquared(df - Double(i)).squareRoot()
        }
        guard let inverse = bartlett.inverse(tolerance: 1e-300) else { throw Self.singular }
        let m = lower.timesTransposed(inverse)
        return m.timesTransposed(m).symmetrized
    }

    private static let singular = TrialError("The columns of baseline and visits are combinations of each other; leave one out.")
}

/// The normal distribution of some places of a vector given others.
struct Conditional {
    let given: [Int]
    let of: [Int]
    /// Σ_{21} Σ_{11}⁻¹, of × given.
    let slopes: Matrix
    /// Cholesky factor of Σ_{22} − Σ_{21} Σ_{11}⁻¹ Σ_{12}.
    let lower: Matrix

    init?(_ covariance: Matrix, given: [Int], of: [Int]) {
        self.given = given
        self.of = of
        let cross = covariance.selecting(rows: given, columns: of)
        guard let solved = covariance.selecting(rows: given, columns: given).solvingPositiveDefinite(cross)?.solution else { return nil }
        slopes = solved.transposed
        let rest = covariance.selecting(rows: of, columns: of) - cross.transposedTimes(solved)
        guard let factor = Cholesky(rest.symmetrized) else { return nil }
        lower = factor.lower
    }

    /// own + slopes (values − center) at the given places.
    func mean(_ values: [Double], center: [Double], own: [Double]) -> [Double] {
        of.indices.map { row in
            var sum = own[of[row]]
            for (column, place) in given.enumerated() { sum += slopes[row, column] * (values[place] - center[place]) }
            return sum
        }
    }
}
