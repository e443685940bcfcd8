import Records
import Statistics

/// Who comes to which visit. Leaving depends on the arm alone, so that the people who stay
/// are like those who were allocated; it is heavier under the control.
///
/// The chances follow what is missing in MAPP1 (SYPRES): at weeks 4, 8 and 18 none, 4 and 4
/// of 46 under MDMA; 1, 5 and 7 of 44 under placebo.
struct Attendance: Sendable {
    /// The first visit to which the person no longer comes, and why.
    let leaving: (before: Stage, because: Discontinuation.Reason)?
    /// Single visits missed by somebody who stays.
    let missed: [Stage: String]

    static let singleMiss = 0.01
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
        }
    }

    /// Cumulative shares of the reasons. Four in ten controls who leave do so because they
    /// guess their arm (evidence base: 4 of 10); the rest is an assumption.
    private static func reasons(isControl: Bool) -> [(upTo: Double, reason: Discontinuation.Reason)] {
        isControl
            ? [(0.40, .perceivedPlacebo), (0.60, .withdrewConsent), (0.85, .lostToFollowUp), (0.90, .adverseEvent), (1, .moved)]
            : [(0.03, .perceivedPlacebo), (0.33, .withdrewConsent), (0.60, .lostToFollowUp), (0.88, .adverseEvent), (1, .moved)]
    }

    init(isControl: Bool, _ stream: inout RandomStream) {
        var missed: [Stage: String] = [:]
        var leaving: (before: Stage, because: Discontinuation.Reason)?
        for stage in Stage.allCases where stage > .baseline {
            // As many draws whatever happens, so that one person's chance does not shift.
            let leaves = stream.chance(Self.leavingChance(before: stage, isControl: isControl))
            let share = stream.uniform()
            let misses = stream.chance(Self.singleMiss)
            let excuse = Self.missReasons[stream.index(below: Self.missReasons.count)]
            guard leaving == nil else { continue }
            if leaves {
                let reason = Self.reasons(isControl: isControl).first { share < $0.upTo }?.reason
                leaving = (stage, reason ?? .moved)
            } else if misses, stage < .week18 {
                missed[stage] = excuse
            }
        }
        self.leaving = leaving
        self.missed = missed
    }

    func comes(to stage: Stage) -> Bool {
        missed[stage] == nil && leaving.map { stage < $0.before } ?? true
    }
}
