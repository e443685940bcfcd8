public import Mechanisms
import MixedModels
public import Statistics

/// Practices, fitted: each kind alone, all together, weeks above and below one's usual, and the other direction.
public struct PracticeFit: DesignedFit {
    /// One kind.
    public struct Kind: Sendable {
        public let name: String
        let dose: PracticeWeeks.Dose
        /// In a model of its own.
        public let within: DailyEstimate?
        public let between: DailyEstimate?
        /// With all other kinds in the model.
        public let withinTogether: DailyEstimate?
        public let betweenTogether: DailyEstimate?
        /// An amount more in weeks above the own mean, and in weeks below it.
        public let above: DailyEstimate?
        public let below: DailyEstimate?
        /// This week's outcome on next week's practice.
        public let reverse: DailyEstimate?
        /// Both directions corrected for short courses; nil without enough weeks.
        let panel: PracticePanel?
        public var correctedWithin: DailyEstimate? { panel?.within }
        public var correctedReverse: DailyEstimate? { panel?.reverse }
        let people: Int
        let rows: Int
        let reason: String
        let warnings: [String]
    }

    public let specification: PracticeSpecification
    public let kinds: [Kind]
    public let account: FitAccount
    let outcome: PracticeWeeks.Dose
    let togetherRows: Int
    let togetherReason: String?
    let repeated: Int
    /// Next rows of a person that are not one step away, and take no part.
    let skipped: Int

    /// What people do is observed, not assigned.
    public var timing: TimingBadge { specification.timing }
    public var badge: DesignBadge { DesignBadge(isRandomized: false, timing: specification.timing) }

    init(_ specification: PracticeSpecification, _ table: DataTable, running: Running) throws {
        let weeks = try PracticeWeeks(specification, table)
        guard !weeks.pairs.isEmpty else {
            throw DailyLifeError("No row of \(specification.week) has a next one (a distance of \(specification.step.shortestText ?? "1")) of the same \(specification.person).")
        }
        let values = try specification.practices.map { try table.numbers($0).map(\.value) }
        let outcome = weeks.dose(weeks.outcome)
        guard outcome.deviationWithin > 0 else { throw DailyLifeError("\"\(specification.outcome)\" does not vary within people.") }
        let beside = try PlainCovariates((specification.arm.map { [$0] } ?? []) + (specification.baseline.map { [$0] } ?? []) + specification.covariates, of: table)
        let model = PracticeModel(specification: specification, weeks: weeks, doses: values.map(weeks.dose), outcome: outcome, beside: beside, running: running)
        self.specification = specification
        self.outcome = outcome
        repeated = weeks.repeated
        skipped = weeks.skipped
        let moving = model.doses.indices.filter { model.doses[$0].deviationWithin > 0 }
        guard !moving.isEmpty else { throw DailyLifeError("None of \(specification.practices.joined(separator: ", ")) varies within people.") }
        var together: (fit: LinearMixedFit, people: Int, rows: Int)?
        var togetherReason: String?
        if moving.count > 1 {
            do {
                together = try model.fitted(weeks.outcome, moving.map(model.within) + moving.map(model.between) + model.thisWeek)
            } catch {
                togetherReason = "\(error)"
            }
        }
        self.togetherReason = togetherReason
        togetherRows = together?.rows ?? 0
        var kinds: [Kind] = []
        var first: LinearMixedFit?
        for place in values.indices {
            let (kind, fit) = Self.kind(place, model, values[place], together?.fit)
            kinds.append(kind)
            first = first ?? fit
        }
        self.kinds = kinds
        guard let first else { throw DailyLifeError(kinds.map { "\($0.name): \($0.reason)" }) }
        let rows = kinds.map(\.rows).max() ?? 0
        account = FitAccount(
            rowsGiven: table.rowCount, rowsAnalysed: rows,
            units: [.init("participants", kinds.map(\.people).max() ?? 0), .init("pairs of \(specification.period)s", rows)],
            missing: "A row takes part where its practice and the next outcome (\(specification.later)) are known: \(rows) of \(table.rowCount) rows; a row without an entry is missing, not one without practice.",
            convergence: first.account.convergence, admissibility: first.account.admissibility, diary: first.account.diary)
    }

    private static func kind(_ place: Int, _ model: PracticeModel, _ values: [Double?], _ together: LinearMixedFit?) -> (Kind, LinearMixedFit?) {
        let dose = model.doses[place]
        let name = model.specification.practices[place]
        let (w, b) = (model.within(place), model.between(place))
        var reason = ""
        var warnings: [String] = []
        func carriedOut(_ next: [Double?], _ terms: [PracticeModel.Term]) -> (fit: LinearMixedFit, people: Int, rows: Int)? {
            guard dose.deviationWithin > 0 else {
                reason = "\"\(name)\" does not vary within people."
                return nil
            }
            do {
                return try model.fitted(next, terms)
            } catch {
                if reason.isEmpty { reason = "\(error)" }
                return nil
            }
        }
        let alone = carriedOut(model.weeks.outcome, [w, b] + model.thisWeek)
        let more = dose.within.map { $0.map { max($0, 0) } }
        let less = dose.within.map { $0.map { min($0, 0) } }
        let tails = carriedOut(model.weeks.outcome, [("xmore", more), ("xless", less), b] + model.thisWeek)
        let reverse = carriedOut(values, [("xoutcome", model.outcome.within), ("xlevel", model.outcome.mean)] + (model.specification.adjustsThisWeek ? [w] : []))
        warnings = (alone?.fit.warnings ?? []).map(model.words.translated)
        let scale = model.scale(place)
        let panel = dose.deviationWithin > 0 ? PracticePanel(model, place, values) : nil
        func read(_ fit: (fit: LinearMixedFit, people: Int, rows: Int)?, _ term: String, _ scale: Double?) -> DailyEstimate? {
            fit.flatMap { model.estimate($0.fit, term, scale: scale) }
        }
        let kind = Kind(
            name: name, dose: dose, within: read(alone, w.name, scale), between: read(alone, b.name, nil),
            withinTogether: together.flatMap { model.estimate($0, w.name, scale: scale) }, betweenTogether: together.flatMap { model.estimate($0, b.name, scale: nil) },
            above: read(tails, "xmore", scale), below: read(tails, "xless", scale), reverse: read(reverse, "xoutcome", 1 / scale), panel: panel,
            people: alone?.people ?? 0, rows: alone?.rows ?? 0, reason: reason, warnings: warnings)
        return (kind, alone?.fit)
    }
}

extension PracticeSpecification {
    /// - Throws: ``DailyLifeError``, or that of the mixed models.
    public func fit(on table: DataTable, running: Running) throws -> PracticeFit {
        let faults = faults(in: table)
        guard faults.isEmpty else { throw DailyLifeError(faults) }
        return try PracticeFit(self, table, running: running)
    }
}
