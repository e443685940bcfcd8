import MixedModels
import Statistics

/// One direction: a later state given both states one prompt before, the person's mean of the other, and
/// covariates, with a random intercept and where it can be estimated a random slope of the lag.
struct LaggedModel {
    let fit: LinearMixedFit
    let hasSlope: Bool
    /// Of the other state on the later one, and of the state on itself, in standard deviations within people too.
    let lag: DailyEstimate
    let carryOver: DailyEstimate
    /// Of the person's mean of the other state.
    let between: DailyEstimate?
    let corrected: SplitPanel?
    let correctedLag: DailyEstimate?
    let correctedCarryOver: DailyEstimate?
    let notes: [String]
    let warnings: [String]

    struct Input {
        let codes: [Int]
        /// Both one prompt before, distances from the own mean.
        let other: [Double]
        let own: [Double]
        /// The person's mean of the other state.
        let mean: [Double]
        let later: [Double]
        /// Where each person's line over time is taken out: both states before that, and the times of the two prompts.
        let lines: (other: [Double], own: [Double], later: [Double], earlierTime: [Double], laterTime: [Double])?
        let covariates: [Column]
        /// Plain name of a covariate → its name.
        let words: [String: String]
        /// Standard deviation within people of the other state over that of the later one.
        let scale: Double
    }

    init(_ input: Input, _ specification: CheckInSpecification, names: (other: String, later: String), running: Running) throws {
        let level = specification.level
        var columns = [
            Column(name: "xid", numbers: input.codes.map(Double.init)), Column(name: "xlater", numbers: input.later),
            Column(name: "xother", numbers: input.other), Column(name: "xown", numbers: input.own),
        ]
        let hasMean = (input.mean.max() ?? 0) - (input.mean.min() ?? 0) > 1e-9 * (1 + (input.mean.map(\.magnitude).max() ?? 0))
        if hasMean { columns.append(Column(name: "xmean", numbers: input.mean)) }
        let table = try DataTable(columns: columns + input.covariates)
        let terms = ["xother", "xown"] + (hasMean ? ["xmean"] : []) + input.covariates.map(\.name)
        let words = PlainWords(names: Self.names(names, specification).merging(input.words) { $1 })
        func fitted(_ random: String) throws -> LinearMixedFit {
            let formula = try ModelFormula("xlater ~ \(terms.joined(separator: " + ")) + (\(random) | xid)")
            do {
                return try LinearMixedSpecification(formula, level: level).fit(on: table, running: running)
            } catch let error as CancellationError {
                throw error
            } catch {
                throw DailyLifeError("\(names.other) → later \(names.later): \(words.translated("\(error)"))")
            }
        }
        var notes: [String] = []
        var chosen: LinearMixedFit?
        if specification.random != .intercept {
            do {
                let slopes = try fitted("xother")
                if specification.random == .slopes || Self.isSound(slopes) { chosen = slopes }
            } catch {
                if specification.random == .slopes { throw error }
            }
            if chosen == nil { notes.append("The lag of \(names.other) on \(names.later) has no random slope: its variance could not be told from 0, so the lag is taken as the same for all.") }
        }
        hasSlope = chosen != nil
        let fit = try chosen ?? fitted("1")
        self.fit = fit
        func row(_ name: String, _ scale: Double?) -> DailyEstimate {
            DailyEstimate(fit.coefficients.first { $0.name == name }, level: level, scale: scale)
        }
        lag = row("xother", input.scale)
        carryOver = row("xown", 1)
        between = hasMean ? row("xmean", nil) : nil
        let extra = input.covariates.compactMap { column -> [Double]? in
            guard case .numeric(let cells) = column.content else { return nil }
            let values = cells.map { $0.value ?? 0 }
            return Self.variesWithin(values, input.codes) ? values : nil
        }
        let panel: SplitPanel? = if let lines = input.lines {
            SplitPanel(
                predictors: [lines.other, lines.own] + extra, response: lines.later, codes: input.codes, predictorTimes: lines.earlierTime,
                responseTimes: lines.laterTime)
        } else {
            SplitPanel(predictors: [input.other, input.own] + extra, response: input.later, codes: input.codes)
        }
        func estimate(_ place: Int, _ scale: Double) -> DailyEstimate? {
            panel.map { DailyEstimate($0.estimates[place], $0.standardErrors[place], df: Double($0.people - 1), level: level, scale: scale) }
        }
        corrected = panel
        correctedLag = estimate(0, input.scale)
        correctedCarryOver = estimate(1, 1)
        self.notes = notes
        warnings = fit.warnings.map { "\(names.other) → later \(names.later): \(words.translated($0))" }
    }

    private static func names(_ names: (other: String, later: String), _ specification: CheckInSpecification) -> [String: String] {
        [
            "xid": specification.person, "xlater": names.later, "xother": "\(names.other) (one prompt before)", "xown": "\(names.later) (one prompt before)",
            "xmean": "\(names.other) (mean of the person)",
        ]
    }

    private static func isSound(_ fit: LinearMixedFit) -> Bool {
        if case .doubtful = fit.account.admissibility { return false }
        if case .notConverged = fit.account.convergence { return false }
        return fit.coefficients.allSatisfy { $0.degreesOfFreedom != nil }
    }

    static func variesWithin(_ values: [Double], _ codes: [Int]) -> Bool {
        for row in values.indices.dropFirst() where codes[row] == codes[row - 1] && values[row] != values[row - 1] { return true }
        return false
    }

    /// The one that decides: corrected where it can be made.
    var deciding: DailyEstimate { correctedLag ?? lag }
}
