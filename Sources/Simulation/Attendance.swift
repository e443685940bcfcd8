import Records
import Statistics

/// Who comes to which visit. Leaving depends on the arm alone, so that the people who stay
/// are like those who were allocated; it is heavier under the control.
///
/// The chances follow what is missing in MAPP1 (SYPRES): at weeks 4, 8 and 18 none, 4 and 4
/// of 46 under MDMA; 1, 5 and 7 of 44 under placebo. After week 18 they are assumptions.
struct Attendance: Sendable {
    /// The first visit to which the person no longer comes, and why.
    let leaving: (before: Stage, because: Discontinuation.Reason)?
    /// Single visits missed by somebody who stays.
    let missed: [Stage: String]

    static let singleMiss = 0.01
    /// Of one visit long after the endpoint: an assumption.
    static let laterMiss = 0.04
    static let missReasons = ["ill on the day", "could not travel", "could not be reached"]

    /// Chance of leaving between the visit before and this one, among those still there.
    static func leavingChance(before stage: Stage, isControl: Bool) -> Double {
        switch (stage, isControl) {
        case (.baseline, _): 0
        case (.week4, true): 0.015
        case (.week4, false): 0.002
        case (.week8, true): 0.088
        case (.week8, false): 0.075
        case (.week12, true): 0.030
        case (.week12, false): 0.005
        case (.week18, true): 0.034
        case (.week18, false): 0.007
        case (.week26, true): 0.030
        case (.week26, false): 0.025
        case (.week52, true): 0.060
        case (.week52, false): 0.050
        case (.week104, true): 0.080
        case (.week104, false): 0.070
        }
    }

    /// Cumulative shares of the reasons. Four in ten controls who leave do so because they
    /// guess their arm (evidence base: 4 of 10); the rest is an assumption.
    private static func reasons(isControl: Bool) -> [(upTo: Double, reason: Discontinuation.Reason)] {
        isControl
            ? [(0.40, .perceivedPlacebo), (0.60, .withdrewConsent), (0.85, .lostToFollowUp), (0.90, .adverseEvent), (1, .moved)]
            : [(0.03, .perceivedPlacebo), (0.33, .withdrewConsent), (0.60, .lostToFollowUp), (0.88, .adverseEvent), (1, .moved)]
    }

    /// - Parameter later: the numbers of the visits after week 18.
    init(isControl: Bool, _ stream: inout RandomStream, later: RandomStream) {
        var missed: [Stage: String] = [:]
        var leaving: (before: Stage, because: Discontinuation.Reason)?
        var later = later
        for stage in Stage.allCases where stage > .baseline {
            let draws = Self.draws(before: stage, isControl: isControl, &stream, &later)
            guard leaving == nil else { continue }
            if draws.leaves {
                let reason = Self.reasons(isControl: isControl).first { draws.share < $0.upTo }?.reason
                leaving = (stage, reason ?? .moved)
            } else if draws.misses, stage != .week18 {
                missed[stage] = draws.excuse
            }
        }
        self.leaving = leaving
        self.missed = missed
    }

    private struct Draws {
        let leaves: Bool
        let share: Double
        let misses: Bool
        let excuse: String
    }

    /// As many draws whatever happens, so that one person's chance does not shift.
    private static func draws(
        before stage: Stage, isControl: Bool, _ stream: inout RandomStream, _ later: inout RandomStream
    ) -> Draws {
        func draw(_ stream: inout RandomStream) -> Draws {
            let leaves = stream.chance(leavingChance(before: stage, isControl: isControl))
            let share = stream.uniform()
            let chance = stage.isCore ? singleMiss : laterMiss
            return Draws(
                leaves: leaves, share: share, misses: stream.chance(chance), excuse: missReasons[stream.index(below: missReasons.count)])
        }
        return stage.isCore ? draw(&stream) : draw(&later)
    }

    func comes(to stage: Stage) -> Bool {
        missed[stage] == nil && leaving.map { stage < $0.before } ?? true
    }
}
