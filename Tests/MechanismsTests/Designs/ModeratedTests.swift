import Mechanisms
import Statistics
import Testing

/// Against `Reference/mediation-designs.txt`.
@Suite struct ModeratedTests {
    private func fit(_ moderator: String, _ paths: Set<ModeratedMediation.Path>, values: [Double]? = nil, resamples: Int = 0) throws
        -> ModeratedMediationFit
    {
        try ModeratedMediation(peopleModel("y", resamples: resamples), moderator: moderator, paths: paths, values: values)
            .fit(on: simulatedPeople(), running: Running())
    }

    private func expect(_ effect: DeltaEffect?, _ estimate: Double, _ error: Double) {
        #expect(near(effect?.estimate, estimate, 1e-9) && near(effect?.standardError, error, 1e-9), "\(effect?.name ?? "none")")
    }

    @Test func bothPathsByANumber() throws {
        let fit = try fit("w", [.a, .b])
        expect(fit.effect("indirect_at_low"), -0.664086584676326, 0.198070257052860)
        expect(fit.effect("indirect_at_mean"), -0.559611694700294, 0.185411965554940)
        expect(fit.effect("indirect_at_high"), -0.331224463553052, 0.242367664674852)
        // A product of two lines is no line.
        #expect(fit.effect("index") == nil)
        let difference = try #require(fit.effect("difference_high_minus_low"))
        #expect(near(difference.estimate, -0.331224463553052 + 0.664086584676326, 1e-9))
    }

    @Test func oneHasAnIndexAndStatedValues() throws {
        let fit = try fit("w", [.a], values: [4, 40])
        expect(fit.effect("index"), 0.0560156253252955, 0.0415173237096302)
        expect(fit.effect("indirect_at_4"), 0.373162062046567, 0.236739575129344)
        #expect(fit.beyond == ["40"] && fit.warnings.contains { $0.contains("extrapolated") })
        #expect(fit.results["moderator_values", "4"]?.number == 4)
    }

    @Test func bothPathsOfTheOutcomeByAFactor() throws {
        let fit = try fit("site", [.b, .direct])
        expect(fit.effect("indirect_at_Bergen"), 0.759269357624085, 0.365040978141693)
        expect(fit.effect("indirect_at_Oslo"), 0.0105058879144184, 0.3487982350870450)
        expect(fit.effect("index_Oslo"), -0.748763469709667, 0.504566392509183)
        expect(fit.effect("difference_Tromso_minus_Oslo"), 0.195062298137078, 0.505415148202011)
        expect(fit.effect("direct_at_Tromso"), -0.285744938983756, 0.565774222129919)
    }

    @Test func aResampleIsTheSameAnalysisOnItsRows() throws {
        let table = try simulatedPeople()
        for (moderator, paths) in [("w", Set([ModeratedMediation.Path.a, .b, .direct])), ("site", [.a]), ("w", [.b]), ("site", [.direct, .b])] {
            let values: [Double]? = moderator == "w" ? [1.5, 3] : nil
            try expectResamplesToBeAnalyses(
                ModeratedMediation(peopleModel("y"), moderator: moderator, paths: Set(paths), values: values), on: table)
        }
    }

    /// The interaction design with levels 0 and 1 is a moderated one whose moderator is the arm itself.
    @Test func aMeanAndASpreadAreOfThePeopleAnalysed() throws {
        let fit = try fit("w", [.a])
        let low = try #require(fit.points.first { $0.label == "low" }?.value)
        let high = try #require(fit.points.first { $0.label == "high" }?.value)
        let numbers = try simulatedPeople().numbers("w").compactMap(\.value)
        let mean = numbers.reduce(0, +) / Double(numbers.count)
        #expect(near((low + high) / 2, mean, 1e-12) && low < mean)
    }

    @Test func theBootstrapOfUnitsDrawsThem() throws {
        let fit = try ModeratedMediation(peopleModel("y", resamples: 200, unit: "site"), moderator: "w", paths: [.a])
            .fit(on: simulatedPeople(), running: Running())
        #expect(fit.bootstrap?.units == 3)
        #expect(fit.warnings.contains { $0.contains("3 units") })
    }

    @Test func anyNumberOfThreadsGivesTheSame() throws {
        let design = ModeratedMediation(peopleModel("y", resamples: 600), moderator: "w", paths: [.a, .b])
        let table = try simulatedPeople()
        let one = try design.fit(on: table, running: Running(threads: 1))
        #expect(try design.fit(on: table, running: Running(threads: 3)) == one)
        #expect(one.designEffects.allSatisfy { $0.monteCarloInterval != nil } && !one.pictures.isEmpty)
    }

    @Test func whatCannotBeSaidIsASentence() throws {
        let table = try simulatedPeople()
        func sentence(_ moderator: String, _ paths: Set<ModeratedMediation.Path>, _ values: [Double]? = nil) -> String {
            do {
                _ = try ModeratedMediation(peopleModel("y"), moderator: moderator, paths: paths, values: values).fit(on: table, running: Running())
                return ""
            } catch { return "\(error)" }
        }
        #expect(sentence("arm", [.b]).contains("interaction: true"))
        #expect(sentence("age", [.a]).contains("stands in the model already"))
        #expect(sentence("w", []).contains("names no path"))
        #expect(sentence("site", [.a], [1]).contains("numeric moderator"))
        #expect(sentence("nobody", [.a]).contains("nobody"))
        let constant = try table.changing("w") { _ in 3 }
        #expect(throws: MediationError.self) {
            try ModeratedMediation(peopleModel("y"), moderator: "w", paths: [.a]).fit(on: constant, running: Running())
        }
    }
}
