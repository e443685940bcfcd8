public import Statistics

/// A simulation of how often each interval of an indirect effect holds the true value.
///
/// n people in two arms of one size; M = a X + e₁, Y = c' X + b M + e₂, errors of variance 1,
/// normal or skewed; three covariates that move nothing but are in the equations.
public struct MediationCoverage: Hashable, Sendable {
    public enum Errors: String, Hashable, Sendable, CaseIterable {
        case normal
        /// Exponential, less its mean: skewness 2.
        case skewed
    }

    public var people: Int
    public var a: Double
    public var b: Double
    public var direct: Double
    public var errors: Errors
    public var trials: Int
    public var resamples: Int
    public var seed: UInt64

    public init(
        people: Int = 90, a: Double, b: Double, direct: Double = 0, errors: Errors = .normal, trials: Int,
        resamples: Int, seed: UInt64
    ) {
        self.people = people
        self.a = a
        self.b = b
        self.direct = direct
        self.errors = errors
        self.trials = trials
        self.resamples = resamples
        self.seed = seed
    }

    /// Of one kind of interval at level 0.95.
    public struct Row: Hashable, Sendable {
        public let interval: String
        /// Shares of the trials.
        public let covered: Double
        /// The whole interval lies below the true value.
        public let below: Double
        public let above: Double
        public let meanWidth: Double
    }

    static let intervals: [BootstrapSpecification.Interval] = [.percentile, .biasCorrected, .bca, .studentised, .normal]

    /// Intervals in a fixed order, then `product_of_normals` and `sobel` (estimate ± z delta-method se).
    ///
    /// - Throws: `MediationError` of a trial that cannot be fitted, `CancellationError`.
    public func carryOut(running: Running = Running()) throws -> [Row] {
        let names = Self.intervals.map(\.rawValue) + ["product_of_normals", "sobel"]
        let replicates = try Resampling.run(trials, width: 2 * names.count, running: running) { trial in
            try ends(of: trial)
        }
        guard replicates.failed == 0 else {
            throw MediationError.plan(replicates.failures.map { "\($0.count) trials failed: \($0.reason)" })
        }
        let truth = a * b
        let count = Double(trials)
        return names.enumerated().map { place, name in
            let lower = replicates.columns[2 * place]
            let upper = replicates.columns[2 * place + 1]
            var (below, above, width) = (0, 0, 0.0)
            for trial in 0..<trials {
                if upper[trial] < truth { below += 1 }
                if lower[trial] > truth { above += 1 }
                width += upper[trial] - lower[trial]
            }
            return Row(
                interval: name, covered: 1 - Double(below + above) / count, below: Double(below) / count,
                above: Double(above) / count, meanWidth: width / count)
        }
    }

    private func ends(of trial: Int) throws -> [Double] {
        var random = RandomStream(seed: seed, stream: UInt64(trial), purpose: 4)
        let specification = MediationSpecification(
            exposure: "x", mediators: ["m"], outcome: "y", covariates: ["c1", "c2", "c3"],
            bootstrap: BootstrapSpecification(resamples: resamples, intervals: Self.intervals), seed: random.next())
        let fit = try specification.fit(on: try table(&random), running: Running())
        let summary = fit.bootstrap?.effects.first?.monteCarlo
        let product = fit.productIntervals.first ?? nil
        let all = Self.intervals.map { summary?.interval($0)?.ends } + [product, fit.effects.first?.normalInterval]
        return all.flatMap { [$0?.lower ?? .nan, $0?.upper ?? .nan] }
    }

    private func table(_ random: inout RandomStream) throws -> DataTable {
        var columns: [[Double]] = Array(repeating: [], count: 6)
        for person in 0..<people {
            let x = Double(person % 2)
            let m = a * x + error(&random)
            let y = direct * x + b * m + error(&random)
            for (place, value) in [x, m, y, random.normal(), random.normal(), random.normal()].enumerated() {
                columns[place].append(value)
            }
        }
        return try DataTable(columns: zip(["x", "m", "y", "c1", "c2", "c3"], columns).map { Column(name: $0, numbers: $1) })
    }

    private func error(_ random: inout RandomStream) -> Double {
        switch errors {
        case .normal: random.normal()
        case .skewed: skewed(random.normal(), random.normal())
        }
    }

    /// Half a χ²(2), less its mean.
    private func skewed(_ first: Double, _ second: Double) -> Double { (first * first + second * second) / 2 - 1 }
}
