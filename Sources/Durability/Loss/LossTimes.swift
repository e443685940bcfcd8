import Statistics
import TrialStatistics

/// The same responders with their times dated three ways, each handed to the survival analysis.
struct LossTimes {
    enum Dating: String, CaseIterable {
        /// At the visit at which the loss was found; who left is followed up to then.
        case found
        /// As early as it can have been: after the last visit at which the response was there.
        case earliest
        /// As found, and everybody who left early lost the response at the next visit.
        case leaversLost = "leavers_lost"
    }

    let spec: LossSpecification
    let course: ResponseCourse

    private func moment(_ one: ResponseCourse.Responder, _ dating: Dating) -> (time: Double, isLost: Bool) {
        switch dating {
        case .found: (one.time, one.isLost)
        case .earliest: (one.isLost && !one.byOtherTreatment ? one.lastKept : one.time, one.isLost)
        case .leaversLost: one.leftEarly ? (one.nextVisit, true) : (one.time, one.isLost)
        }
    }

    func losses(_ dating: Dating) -> Int { course.responders.count { moment($0, dating).isLost } }

    /// With Cox's regression on everything where `isAdjusted`, else on the arm alone.
    func fit(_ dating: Dating, isAdjusted: Bool, times: [Double]) throws -> TrialFit {
        let rows = course.responders
        var columns = [
            Column(name: "time", numbers: rows.map { moment($0, dating).time }),
            Column(name: "lost", numbers: rows.map { moment($0, dating).isLost ? 1 : 0 }),
            Column(name: spec.arm, content: .categorical(levels: course.arms, codes: rows.map(\.arm))),
        ]
        var names: [String] = []
        if isAdjusted {
            if let mechanism = spec.mechanism {
                columns.append(Column(name: mechanism, numbers: rows.map(\.mechanism)))
                names.append(mechanism)
            }
            for (place, name) in course.covariateNames.enumerated() where !names.contains(name) {
                columns.append(Column(name: name, numbers: rows.map { $0.covariates[place] }))
                names.append(name)
            }
        }
        return try SurvivalSpecification(
            time: "time", event: "lost", group: spec.arm, covariates: names, restriction: spec.restriction, times: times, level: spec.level
        ).fit(on: DataTable(columns: columns), running: Running())
    }

    /// At which curves are read and people at risk counted.
    var times: [Double] {
        if !spec.times.isEmpty { return Set(spec.times).sorted() }
        let longest = course.responders.map(\.time).max() ?? 0
        let whole = Set((0...4).map { (longest * Double($0) / 4).rounded() }).sorted()
        return whole.count > 2 ? whole : Set((0...4).map { longest * Double($0) / 4 }).sorted()
    }
}
