/// The bootstrap of several quantities on the same resamples.
public struct Bootstrap: Hashable, Sendable {
    public struct Quantity: Hashable, Sendable {
        public let name: String
        public let estimate: Double
        /// On the stated list of resamples, when the plan asks for it.
        public let replay: BootstrapSummary?
        /// With the program's own random numbers; nil for fewer than two that did not fail.
        public let monteCarlo: BootstrapSummary?
    }

    public let specification: BootstrapSpecification
    public let quantities: [Quantity]
    /// What was drawn from; nil where nothing of the data is drawn (parametric).
    public let units: Int?
    public let strata: Int
    public let failures: [ResampleFailure]
    public let replayFailures: [ResampleFailure]
    /// Why there is no acceleration, where BCa asks for one.
    public let withoutJackknife: String?

    public func quantity(_ name: String) -> Quantity? { quantities.first { $0.name == name } }

    public var failed: Int { failures.reduce(0) { $0 + $1.count } }
}

extension Bootstrap {
    /// Bootstrap of units of the data: the estimates, the jackknife where BCa asks for it, the
    /// resamples, the replay.
    ///
    /// - Parameters:
    ///   - names: of the quantities.
    ///   - standardErrors: whether `estimate` gives the standard errors of the quantities behind them.
    ///   - estimate: of zero-based rows (drawn twice, twice there): as many numbers as names, or twice
    ///     as many. What it throws on a resample is counted.
    /// - Throws: ``ResamplingError`` when the data themselves give no estimate, `CancellationError`.
    public static func cases(
        _ specification: BootstrapSpecification, of names: [String], standardErrors: Bool = false,
        design: ResamplingDesign, level: Double, seed: UInt64, running: Running,
        estimate: @Sendable ([Int]) throws -> [Double]
    ) throws -> Bootstrap {
        let width = names.count * (standardErrors ? 2 : 1)
        let silent = Running(threads: running.threads, isCancelled: running.isCancelled)
        let own = try ownEstimate(width) { try estimate(Array(0..<design.rowCount)) }
        var jackknife: Replicates?
        var without: String?
        if specification.intervals.contains(.bca), let sentence = specification.sentenceWithoutBCa(units: design.unitCount) {
            without = sentence
        } else if specification.intervals.contains(.bca) {
            let leaving = try Resampling.jackknife(design, width: width, running: silent, estimate)
            if let failure = leaving.failures.first { without = failure.reason } else { jackknife = leaving }
        }
        let replay = try specification.replay.map {
            try Resampling.replay($0, of: design, width: width, running: silent, estimate)
        }
        let drawn = specification.resamples == 0
            ? nil
            : try Resampling.cases(
                design, resamples: specification.resamples, seed: seed, width: width, running: running, estimate)
        return Bootstrap(
            specification, names, own, jackknife, design.isStratified ? design.strata : nil, replay, drawn, level,
            units: design.unitCount, without: without)
    }

    /// Bootstrap of data drawn from the fitted model. There is no jackknife of a model, hence no BCa.
    ///
    /// - Parameters:
    ///   - own: the estimates of the data, with standard errors behind them if `standardErrors`.
    ///   - estimate: draws data with the random numbers given and estimates from them.
    public static func parametric(
        _ specification: BootstrapSpecification, of names: [String], standardErrors: Bool = false, own: [Double],
        level: Double, seed: UInt64, running: Running, estimate: @Sendable (inout RandomStream) throws -> [Double]
    ) throws -> Bootstrap {
        let width = names.count * (standardErrors ? 2 : 1)
        let own = try ownEstimate(width) { own }
        let drawn = specification.resamples == 0
            ? nil
            : try Resampling.parametric(
                resamples: specification.resamples, seed: seed, width: width, running: running, estimate)
        return Bootstrap(
            specification, names, own, nil, nil, nil, drawn, level, units: nil,
            without: "A bootstrap from the model leaves out no rows.")
    }

    private static func ownEstimate(_ width: Int, _ estimate: () throws -> [Double]) throws -> [Double] {
        let own: [Double]
        do { own = try estimate() } catch { throw ResamplingError.estimate("\(error)") }
        guard own.count == width else { throw ResamplingError.wrongCount(own.count, expected: width) }
        guard own.allSatisfy(\.isFinite) else { throw ResamplingError.estimate("It is not a finite number.") }
        return own
    }

    private init(
        _ specification: BootstrapSpecification, _ names: [String], _ own: [Double], _ jackknife: Replicates?,
        _ strata: [[Int]]?, _ replay: Replicates?, _ drawn: Replicates?, _ level: Double, units: Int?, without: String?
    ) {
        let hasErrors = own.count > names.count
        func summary(_ replicates: Replicates?, _ place: Int) -> BootstrapSummary? {
            replicates.flatMap {
                BootstrapSummary(
                    estimate: own[place], replicates: $0.columns[place],
                    standardErrors: hasErrors ? $0.columns[names.count + place] : nil,
                    ownStandardError: hasErrors ? own[names.count + place] : nil,
                    jackknife: jackknife?.columns[place], strata: strata, level: level, specification: specification)
            }
        }
        self.specification = specification
        quantities = names.indices.map {
            Quantity(name: names[$0], estimate: own[$0], replay: summary(replay, $0), monteCarlo: summary(drawn, $0))
        }
        self.units = units
        self.strata = strata?.count ?? 1
        failures = drawn?.failures ?? []
        replayFailures = replay?.failures ?? []
        withoutJackknife = specification.intervals.contains(.bca) ? without : nil
    }
}
