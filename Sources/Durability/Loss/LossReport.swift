import Statistics
import TrialStatistics

/// The numbers of loss of response under their names.
struct LossReport {
    let times: LossTimes
    let main: TrialFit?
    private let adjusted: TrialFit?
    let earliest: TrialFit?
    let leaversLost: TrialFit?
    private let told: [String]

    var spec: LossSpecification { times.spec }
    var course: ResponseCourse { times.course }

    init(times: LossTimes) {
        self.times = times
        let at = times.times
        var told: [String] = []
        func fit(_ dating: LossTimes.Dating, isAdjusted: Bool) -> TrialFit? {
            guard times.losses(dating) > 0 else { return nil }
            do {
                return try times.fit(dating, isAdjusted: isAdjusted, times: at)
            } catch {
                told += "\(error)".split(separator: "\n").map { "\(dating.rawValue): \($0)" }
                return nil
            }
        }
        main = fit(.found, isAdjusted: false)
        let asks = times.spec.mechanism != nil || !times.course.covariateNames.isEmpty
        adjusted = asks ? fit(.found, isAdjusted: true) : nil
        earliest = fit(.earliest, isAdjusted: false)
        leaversLost = times.spec.until == nil ? nil : fit(.leaversLost, isAdjusted: false)
        self.told = told
    }

    /// Why arms are not compared.
    private var alone: String { main == nil ? none : "The responders are of one arm; there is nothing to compare." }

    static let noEnd = "Who left early cannot be told: the plan does not say how long people were meant to be followed (until)."

    private var none: String { course.responders.isEmpty ? "Nobody responded." : "No response was found lost." }

    private var results: ResultTree {
        let counts = course.arms.indices.map { arm -> ResultTree.Entry in
            let own = course.responders(ofArm: arm)
            return .init(course.arms[arm], .of([
                "n": .count(course.people[arm]), "responders": .count(own.count), "lost": .count(own.count { $0.isLost }),
                "by_other_treatment": .count(own.count { $0.byOtherTreatment }),
                "left_early": spec.until == nil ? .missing(Self.noEnd) : .count(own.count { $0.leftEarly }),
            ]))
        }
        var entries: [ResultTree.Entry] = [.init("people", .branch(counts))]
        entries.append(.init("kept", main.flatMap { $0.results["survival"] } ?? .missing(none)))
        entries.append(.init("restricted_mean", main.flatMap { $0.results["restricted_mean"] } ?? .missing(none)))
        if course.arms.count > 1 { entries.append(.init("log_rank", main.flatMap { $0.results["log_rank"] } ?? .missing(alone))) }
        entries.append(.init("cox", main.flatMap { $0.results["cox"] } ?? .missing(alone)))
        if spec.mechanism != nil || !course.covariateNames.isEmpty {
            entries.append(.init("cox_adjusted", adjusted.flatMap { $0.results["cox"] } ?? .missing(told.first ?? none)))
        }
        for (name, fit) in [("earliest", earliest), ("leavers_lost", leaversLost)] {
            entries.append(.init(name, fit.map { short($0) } ?? .missing(name == "leavers_lost" && spec.until == nil ? Self.noEnd : none)))
        }
        let widths = course.responders.filter { $0.isLost && !$0.byOtherTreatment }.map { $0.time - $0.lastKept }
        entries.append(.init("mean_gap_before_found", widths.isEmpty ? .missing(none) : .number(widths.reduce(0, +) / Double(widths.count))))
        entries.append(.init("outside_window", .count(course.outsideWindow)))
        entries.append(.init("treated_unseen", .count(course.treatedUnseen)))
        return .branch(entries)
    }

    private func short(_ fit: TrialFit) -> ResultTree {
        .branch(["restricted_mean", "log_rank", "cox"].compactMap { name in fit.results[name].map { .init(name, $0) } })
    }

    private var leaving: String {
        guard spec.until != nil else { return "Everybody is followed up to the last visit." }
        return "\(people(course.responders.count { $0.leftEarly })) left before the end; they are followed up to their last visit, and taken to have lost the response in leavers_lost."
    }

    var fit: DurabilityFit {
        var tables = [countTable]
        if let riskTable { tables.append(riskTable) }
        if let main { tables += main.tables.prefix(1) }
        if let sensitivityTable { tables.append(sensitivityTable) }
        if let adjusted { tables += adjusted.tables.dropFirst() } else if let main { tables += main.tables.dropFirst() }
        var warnings = told + (main?.warnings ?? [])
        if let adjusted { warnings += adjusted.warnings.filter { !warnings.contains($0) } }
        if main == nil { warnings.append(none) }
        if course.withoutMechanism > 0 { warnings.append("\(people(course.withoutMechanism)) among the responders \(course.withoutMechanism == 1 ? "has" : "have") no reading of \"\(spec.mechanism ?? "")\" at response and \(course.withoutMechanism == 1 ? "is" : "are") not in the regression with it.") }
        if spec.until == nil { warnings.append(Self.noEnd) }
        if course.outsideWindow > 0 { warnings.append("\(people(course.outsideWindow)) had no visit within \(plain(spec.within)) of the end of treatment (\(plain(spec.endOfTreatment ?? 0))): whether they responded cannot be read. within widens what counts as a visit there.") }
        if course.treatedUnseen > 0 { warnings.append("\(people(course.treatedUnseen)) began another treatment after their last visit: they are followed up to that visit, as those without another treatment are.") }
        if spec.mechanism != nil { warnings.append("The mechanism was read at response, before a loss could be found, and was not allotted by chance: its hazard ratio says what went with keeping the response.") }
        let lost = course.responders.count { $0.isLost }
        return DurabilityFit(
            results: results,
            account: FitAccount(
                rowsGiven: course.rowsGiven, rowsAnalysed: course.responders.count,
                units: [.init("responders", course.responders.count), .init("losses", lost)],
                missing: "One row a responder is made from the visits. \(leaving)",
                convergence: main?.account.convergence ?? .direct),
            warnings: warnings, tables: tables, pictures: main?.pictures ?? [])
    }
}
