import Records
import Simulation
import StudyDesign
import Testing

@Suite struct DeterminismTests {
    private func bytes(_ trial: VirtualTrial) throws -> [[UInt8]] {
        try trial.acts.map { act in
            try CanonicalJSON.encode(act.change) + CanonicalJSON.encode(act.instant)
                + Array(act.actor.utf8) + Array(act.role.rawValue.utf8)
        }
    }

    @Test(arguments: Truth.allCases) func theSameSeedGivesTheSameBytes(_ truth: Truth) throws {
        let first = try Trials.trial(truth)
        let second = try Trials.trial(truth)
        #expect(first.acts == second.acts)
        #expect(try bytes(first) == bytes(second))
    }

    @Test func anotherSeedGivesAnotherTrial() throws {
        let first = try Trials.trial(.trueMediation, seed: 1)
        let second = try Trials.trial(.trueMediation, seed: 2)
        #expect(first.acts != second.acts)
        #expect(first.planted == second.planted)
    }

    @Test func theTruthChangesScoresAndNotAttendance() throws {
        let trials = try Truth.allCases.map { try Trials.trial($0) }
        #expect(trials[0].discontinuations == trials[1].discontinuations)
        #expect(trials[1].allocations == trials[2].allocations)
        let ids = trials.map { $0.submissions.map(\.response.id) }
        #expect(ids[0] == ids[2])
        #expect(trials[0].submissions != trials[1].submissions)
        #expect(trials[1].submissions != trials[2].submissions)
    }

    /// A person's course is a function of seed and number alone, not of who else takes part.
    @Test func morePeopleDoNotChangeTheFirst() throws {
        let few = try Cohort(.reverse, controls: [true, false, true], seed: 3).people
        let many = try Cohort(.reverse, controls: [true, false, true, false, false], seed: 3).people
        for (left, right) in zip(few, many) {
            #expect(left.symptoms(week: 18) == right.symptoms(week: 18))
            #expect(left.selfCompassion(week: 8) == right.selfCompassion(week: 8))
        }
    }
}
