import Records
import StudyDesign

/// Whom each rung asks: the first on call, the next on call, the investigators, and from the
/// last rung on everybody. A rung that leads to nobody who is surely reached asks everybody
/// who can be reached at all, so that a gap in the roster is never silence.
extension Audience {
    init(ofRung rung: Int, on ladder: SafeguardPlan.Ladder, reach: Reach) {
        self.init(meaning: Self.meant(ofRung: rung, on: ladder, reach), reach: reach)
    }

    /// Reminds whoever is in charge of an alert that is acted on and still open.
    init(inCharge account: Account.ID, investigatorsToo: Bool, reach: Reach) {
        self.init(meaning: ([account] + (investigatorsToo ? reach.investigators : [])).withoutRepeats, reach: reach)
    }

    private init(meaning meant: [Account.ID], reach: Reach) {
        let everybody = reach.everybody
        let asked = meant.filter(reach.isReachable)
        guard meant.contains(where: reach.isSurelyReached) else {
            self.init(
                asked: (asked + everybody).withoutRepeats, hasGap: true, missing: meant.count == 1 ? meant.first : nil)
            return
        }
        self.init(asked: asked, next: everybody.filter { !asked.contains($0) })
    }

    private static func meant(ofRung rung: Int, on ladder: SafeguardPlan.Ladder, _ reach: Reach) -> [Account.ID] {
        if rung >= ladder.lastRung { return reach.team.clinicians }
        if rung >= 2 { return reach.investigators }
        let people = reach.team.shift(at: reach.now)?.people ?? []
        return people.indices.contains(rung) ? [people[rung]] : []
    }
}
