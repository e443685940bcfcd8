public import MixedModels
public import Statistics

/// Mediation of repeated measures (1-1-1): exposure, mediator and outcome all vary within persons.
///
/// Exposure and mediator are split into the person's mean and the distance from it, so that what
/// happens within persons is not mixed with differences between them (Zhang, Zyphur and Preacher 2009).
public struct MultilevelMediationSpecification: DatedSpecification {
    public let exposure: String
    public let mediator: String
    public let outcome: String
    public let covariates: [String]
    /// The person.
    public let cluster: String
    public let method: LinearMixedSpecification.Method
    public let level: Double
    /// How people came to be exposed, on the occasions.
    public let assignment: ExposureAssignment
    /// Of mediator and outcome; a plan that knows the days says so.
    public var timing: TimingBadge = .unknown

    public init(
        exposure: String, mediator: String, outcome: String, covariates: [String] = [], cluster: String,
        method: LinearMixedSpecification.Method = .restricted, level: Double = 0.95,
        assignment: ExposureAssignment = .unknown
    ) {
        self.exposure = exposure
        self.mediator = mediator
        self.outcome = outcome
        self.covariates = covariates
        self.cluster = cluster
        self.method = method
        self.level = level
        self.assignment = assignment
    }

    public func dated(by days: MeasuredDays) -> MultilevelMediationSpecification {
        var dated = self
        dated.timing = days.timing(mediators: [mediator], outcome: outcome)
        return dated
    }

    /// What the design lets one say of an effect.
    public var badge: DesignBadge { DesignBadge(isRandomized: assignment == .randomized, timing: timing) }

    public func fit(on table: DataTable, running: Running) throws -> MultilevelMediationFit {
        let names = [exposure, mediator, outcome, cluster] + covariates
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw MultilevelMediationError("\"\(twice)\" stands in two places of the plan; exposure, mediator, outcome, covariates and cluster must differ.")
        }
        let parts = [exposure, mediator].flatMap { ["\($0)w", "\($0)b"] }
        if let taken = parts.first(where: names.contains) {
            throw MultilevelMediationError("\"\(taken)\" is the name of a part that is made here (within or between persons), and of a column of the plan; rename the column.")
        }
        let complete = table.selecting(rows: try table.completeRows(of: names))
        let x = try split(exposure, complete)
        let m = try split(mediator, complete)
        for (name, part) in [(exposure, x), (mediator, m)] where !part.within.contains(where: { $0.magnitude > 1e-12 * (1 + part.scale) }) {
            throw MultilevelMediationError("\"\(name)\" does not vary within any level of \(cluster), so there is nothing to mediate within persons; use analysis: mediation with one row a person.")
        }
        let y = try complete.numbers(outcome).map(\.value)
        var columns = [
            Column(name: "\(exposure)w", numbers: x.within), Column(name: "\(exposure)b", numbers: x.between),
            Column(name: "\(mediator)w", numbers: m.within), Column(name: "\(mediator)b", numbers: m.between),
            Column(name: mediator, numbers: m.whole), Column(name: outcome, numbers: y), try complete.requiring(cluster),
        ]
        for name in covariates { columns.append(try complete.requiring(name)) }
        let rows = try DataTable(columns: columns)
        // A part between persons that is the same for all, as where everybody practises equally often, says nothing.
        let isSpread = [exposure: Self.isSpread(x.between, x.scale), mediator: Self.isSpread(m.between, m.scale)]
        func kept(_ name: String) -> [String] { isSpread[name] == true ? ["\(name)w", "\(name)b"] : ["\(name)w"] }
        let first = try model(mediator, kept(exposure)).fit(on: rows, running: running)
        let second = try model(outcome, kept(mediator) + kept(exposure)).fit(on: rows, running: running)
        return MultilevelMediationFit(
            self, mediatorModel: first, outcomeModel: second, hasBetween: isSpread.values.allSatisfy { $0 }, rowsGiven: table.rowCount)
    }

    private static func isSpread(_ values: [Double], _ scale: Double) -> Bool {
        guard let least = values.min(), let largest = values.max() else { return false }
        return largest - least > 1e-9 * (1 + scale)
    }

    private func model(_ outcome: String, _ parts: [String]) throws -> LinearMixedSpecification {
        let terms = (parts + covariates).map { "`\($0)`" }
        let formula = try ModelFormula("`\(outcome)` ~ \(terms.joined(separator: " + ")) + (1 | `\(cluster)`)")
        return LinearMixedSpecification(formula, method: method, level: level)
    }

    /// Mean of the person and distance from it, over the rows given.
    private func split(_ name: String, _ table: DataTable) throws -> (whole: [Double], within: [Double], between: [Double], scale: Double) {
        let values = try table.numbers(name).compactMap(\.value)
        let codes = try groups(table)
        let count = (codes.max() ?? -1) + 1
        var sums = [Double](repeating: 0, count: count)
        var sizes = [Double](repeating: 0, count: count)
        for (row, code) in codes.enumerated() {
            sums[code] += values[row]
            sizes[code] += 1
        }
        let between = codes.map { sums[$0] / sizes[$0] }
        let within = values.indices.map { values[$0] - between[$0] }
        return (values, within, between, values.reduce(0) { max($0, $1.magnitude) })
    }

    private func groups(_ table: DataTable) throws -> [Int] {
        switch try table.requiring(cluster).content {
        case .categorical(_, let codes): return codes.compactMap { $0 }
        case .numeric(let cells):
            var known: [Double: Int] = [:]
            return cells.compactMap(\.value).map { value in
                if let code = known[value] { return code }
                let code = known.count
                known[value] = code
                return code
            }
        }
    }
}

/// Why mediation of repeated measures cannot be carried out.
public struct MultilevelMediationError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
