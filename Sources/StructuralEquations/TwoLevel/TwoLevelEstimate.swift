import Statistics

/// A two-level model fitted by maximum likelihood.
struct TwoLevelEstimate: Sendable {
    let table: ParameterTable
    let likelihood: TwoLevelLikelihood
    let optimum: Optimum
    let theta: [Double]
    /// Of θ, by the observed information.
    let covariance: Matrix
    /// Largest derivative of −log L / N by an estimated parameter.
    let gradient: Double
    let isConverged: Bool
    /// log L of unrestricted Σ_W, Σ_B and means; nil where its search failed.
    let saturated: (logLikelihood: Double, parameters: Int)?
    let diary: [String]

    var logLikelihood: Double { likelihood.logLikelihood(optimum.value) }

    /// - Throws: ``ModelFaults``
    init(_ table: ParameterTable, _ moments: ClusterMoments) throws(ModelFaults) {
        self.table = table
        let likelihood = TwoLevelLikelihood(
            within: StructuralModel(table, level: 1), between: StructuralModel(table, level: 2), moments)
        self.likelihood = likelihood
        let constraints = table.constraints
        let sample = SampleLevels(moments, between: likelihood.betweenModel.parts[0].observed)
        let starts = [false, true].map { isPlain in
            sample.start(table, likelihood.withinModel, likelihood.betweenModel, isPlain: isPlain)
        }
        guard let (found, diary) = Self.search(likelihood, constraints, starts) else {
            throw ModelFaults(["The search for the optimum could not begin: at every starting value a covariance matrix of the model is not positive definite. Give starting values with start(…), and look at values that are fixed."])
        }
        optimum = found
        theta = constraints.full(found.point)
        gradient = found.largestGradient
        isConverged = found.isConverged || found.largestGradient < 1e-7
        self.diary = diary
        guard let whole = likelihood.curvature(theta) else {
            throw ModelFaults(["The information could not be computed: the solution lies where a covariance matrix of the model ceases to be positive definite."])
        }
        let information = constraints.reducedCurvature(whole)
        let identification = Identification(information, table: table)
        guard identification.loose.isEmpty, let inverse = information.inversePositiveDefinite?.inverse ?? information.inverse() else {
            throw ModelFaults([identification.sentence])
        }
        covariance = constraints.fullCovariance(inverse.scaled(by: 1 / likelihood.persons))
        saturated = sample.saturated(moments, likelihood.betweenModel.parts[0].observed)
    }

    /// BFGS from each start until one converges, then Newton's method.
    static func search(_ likelihood: TwoLevelLikelihood, _ constraints: LinearConstraints, _ starts: [[Double]])
        -> (Optimum, [String])?
    {
        func slope(_ phi: [Double]) -> Slope? {
            likelihood.slope(constraints.full(phi)).map {
                Slope(value: $0.value, gradient: constraints.reducedGradient($0.gradient))
            }
        }
        func curvature(_ phi: [Double]) -> Matrix {
            likelihood.curvature(constraints.full(phi)).map(constraints.reducedCurvature) ?? .identity(phi.count)
        }
        var best: Optimum?
        var diary: [String] = []
        for (number, start) in starts.enumerated() {
            guard let first = QuasiNewton().minimize(from: constraints.reduced(start), slope) else {
                diary.append("Start \(number + 1): a covariance matrix of the model is not positive definite there.")
                continue
            }
            diary += first.diary.map { "Start \(number + 1), \($0)" }
            var here = first
            if let second = Newton(tolerance: 1e-16, iterations: 50).minimize(from: first.point, slope: slope, curvature: curvature),
                second.value <= first.value + 1e-12
            {
                diary += second.diary.map { "Start \(number + 1), \($0)" }
                here = second
            }
            if best.map({ here.value < $0.value }) ?? true { best = here }
            if here.isConverged || here.largestGradient < 1e-8 { break }
        }
        return best.map { ($0, diary) }
    }
}

/// First moments of both levels, as starting values and for the unrestricted model.
struct SampleLevels {
    let within: SampleMoments
    let between: SampleMoments

    init(_ moments: ClusterMoments, between names: [String]) {
        let p = moments.within.count
        let z = moments.clusterOnly.count
        let free = max(1, moments.persons - moments.clusters)
        let inner = moments.scatter.scaled(by: 1 / Double(free))
        // Means of clusters, each cluster alike.
        var mean = [Double](repeating: 0, count: z + p)
        var square = Matrix(rows: z + p, columns: z + p)
        var inverseSize = 0.0
        let clusters = Double(moments.clusters)
        for size in moments.sizes {
            let root = Double(size.size).squareRoot()
            let scale = (0..<(z + p)).map { $0 < z ? 1 : 1 / root }
            for row in 0..<(z + p) {
                mean[row] += Double(size.count) * size.mean[row] * scale[row] / clusters
                for column in 0..<(z + p) {
                    let product = size.scatter[row, column] + Double(size.count) * size.mean[row] * size.mean[column]
                    square[row, column] += product * scale[row] * scale[column] / clusters
                }
            }
            inverseSize += Double(size.count) / Double(size.size) / clusters
        }
        let all = moments.clusterOnly + moments.within
        var covariance = Matrix(rows: names.count, columns: names.count)
        let places = names.map { all.firstIndex(of: $0) ?? 0 }
        for (row, left) in places.enumerated() {
            for (column, right) in places.enumerated() {
                var value = square[left, right] - mean[left] * mean[right]
                if left >= z, right >= z {
                    let whole = value
                    value -= inverseSize * inner[left - z, right - z]
                    // At least a twentieth of the variance of the means is between clusters.
                    if row == column { value = max(value, 0.05 * whole) }
                }
                covariance[row, column] = value
            }
        }
        if let eigen = SymmetricEigen(covariance), let least = eigen.values.first, let largest = eigen.values.last, least < 1e-3 * largest {
            // Weaken what would not be positive definite.
            for row in names.indices {
                for column in names.indices where row != column { covariance[row, column] *= 0.3 }
            }
        }
        within = SampleMoments(means: Array(mean[z...]), covariance: inner, count: free)
        between = SampleMoments(means: places.map { mean[$0] }, covariance: covariance, count: moments.clusters)
    }

    func start(_ table: ParameterTable, _ first: StructuralModel, _ second: StructuralModel, isPlain: Bool) -> [Double] {
        var theta = StartingValues(table: table, model: first, sample: [within]).theta(isPlain: isPlain)
        let other = StartingValues(table: table, model: second, sample: [between]).theta(isPlain: isPlain)
        let inner = Set(first.parts[0].freeCells.map(\.parameter))
        for cell in second.parts[0].freeCells where !inner.contains(cell.parameter) { theta[cell.parameter] = other[cell.parameter] }
        return theta
    }

    /// The best that any covariance matrices and means of both levels can do.
    func saturated(_ moments: ClusterMoments, _ names: [String]) -> (logLikelihood: Double, parameters: Int)? {
        var next = 0
        var start: [Double] = []
        func part(_ observed: [String], _ sample: SampleMoments, means: [String]) -> StructuralModel.Part {
            var cells: [StructuralModel.Cell] = []
            for row in observed.indices {
                for column in 0...row {
                    cells.append(.init(kind: .covariance, row: row, column: column, parameter: next, fixed: 0, source: -1))
                    start.append(sample.covariance[row, column])
                    next += 1
                }
            }
            for row in observed.indices where means.contains(observed[row]) {
                cells.append(.init(kind: .intercept, row: row, column: 0, parameter: next, fixed: 0, source: -1))
                start.append(sample.means[row])
                next += 1
            }
            return StructuralModel.Part(observed: observed, latents: [], cells: cells, sampled: [])
        }
        let one = part(moments.within, within, means: moments.within.filter { !names.contains($0) })
        let two = part(names, between, means: names)
        let likelihood = TwoLevelLikelihood(
            within: StructuralModel(parts: [one], parameters: next, hasMeans: true),
            between: StructuralModel(parts: [two], parameters: next, hasMeans: true), moments)
        guard let (found, _) = TwoLevelEstimate.search(likelihood, LinearConstraints(unconstrained: next), [start]),
            found.isConverged || found.largestGradient < 1e-6
        else { return nil }
        return (likelihood.logLikelihood(found.value), next)
    }
}
