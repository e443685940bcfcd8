import Mechanisms
import Statistics
import Testing

@Suite struct SeveralOutcomesTests {
    private func several(_ adjustment: SeveralOutcomes.Adjustment = .holm, resamples: Int = 2_000) -> SeveralOutcomes {
        SeveralOutcomes(peopleModel("y", resamples: resamples), outcomes: ["y", "cost", "days"], adjustment: adjustment)
    }

    @Test func eachOutcomeIsItsOwnMediationOnTheSamePeople() throws {
        let table = try simulatedPeople()
        let fit = try several().fit(on: table, running: Running())
        #expect(fit.fits.map(\.rowsUsed) == [140, 140, 140] && fit.joint.count == 3)
        var alone = peopleModel("cost", resamples: 2_000)
        alone.seed = 5
        #expect(fit.fits[1] == (try alone.fit(on: table)))
        for (effect, own) in zip(fit.joint, fit.fits) {
            #expect(effect.estimate == own.effects[0].estimate)
            #expect(near(effect.standardError, own.bootstrap?.effect("indirect")?.monteCarlo?.standardError, 1e-9))
        }
    }

    /// p < 0.05 just where the percentile interval leaves out 0; Holm's p values as written out by hand.
    @Test func pValuesAreThePercentileIntervalTurnedRound() throws {
        let fit = try several().fit(on: simulatedPeople(), running: Running())
        for (effect, own) in zip(fit.joint, fit.fits) {
            let interval = try #require(own.bootstrap?.effect("indirect")?.monteCarlo?.interval(.percentile))
            if (effect.p - 0.05).magnitude > 0.005 { #expect((effect.p < 0.05) == (interval.ends.lower > 0 || interval.ends.upper < 0)) }
        }
        let sorted = fit.joint.sorted { $0.p < $1.p }
        var running = 0.0
        for (step, effect) in sorted.enumerated() {
            running = max(running, min(1, Double(3 - step) * effect.p))
            #expect(near(effect.adjustedP, running, 1e-12))
        }
        let plain = try several(.none).fit(on: simulatedPeople(), running: Running())
        #expect(plain.joint.allSatisfy { $0.p == $0.adjustedP })
    }

    @Test func simultaneousIntervalsAreWiderThanThoseOfOneAndNarrowerThanBonferronis() throws {
        let fit = try several(resamples: 4_000).fit(on: simulatedPeople(), running: Running(threads: 2))
        for effect in fit.joint {
            let ends = try #require(effect.simultaneous)
            let c = (ends.upper - effect.estimate) / effect.standardError
            #expect(c > 1.96 && c < 2.9)
            #expect(near(effect.estimate - ends.lower, ends.upper - effect.estimate, 1e-9))
        }
    }

    @Test func timingIsThatOfEachOutcome() throws {
        let days = MeasuredDays(day: { ["m": 14, "y": 14, "cost": 56, "days": 56][$0] })
        let fit = try several(resamples: 200).dated(by: days).fit(on: simulatedPeople(), running: Running())
        #expect(fit.fits.map(\.timing) == [.together, .before, .before])
        #expect(fit.results["outcomes", "y", "design", "is_ordered"] == .count(0))
        #expect(fit.results["outcomes", "cost", "design", "is_ordered"] == .count(1))
    }

    @Test func whatCannotBeSaidIsASentence() throws {
        #expect(SeveralOutcomes(peopleModel("y", resamples: 500), outcomes: ["y"]).faults.first?.contains("fewer than two") == true)
        #expect(SeveralOutcomes(peopleModel("y"), outcomes: ["y", "cost"]).faults.contains { $0.contains("100 resamples") })
        #expect(!SeveralOutcomes(peopleModel("y", resamples: 500), outcomes: ["y", "y"]).faults.isEmpty)
        #expect(throws: MediationError.self) {
            try SeveralOutcomes(peopleModel("y", resamples: 500), outcomes: ["y", "nothing"]).fit(on: simulatedPeople(), running: Running())
        }
    }
}
