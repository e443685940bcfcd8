import Statistics
import Testing
@testable import ResponseShift

@Suite("The same scale over time")
struct ShiftTests {
    @Test("The steps are lavaan's models with equal labels, without groups and with two", arguments: [1, 2])
    func steps(groups: Int) throws {
        let fit = try Fixtures.fit(try Fixtures.example("answers-twice.csv"), group: groups == 2 ? "arm" : nil)
        let expected = try #require(try Fixtures.expected("shift.json")["groups\(groups)"])
        for step in ["configural", "metric", "scalar"] {
            let wanted = try #require(expected[step])
            for name in ["npar", "chisq", "df", "cfi", "rmsea", "srmr"] {
                let ours = try #require(fit.results["scales", "kindness", "fit", step, name]?.number)
                let theirs = try #require(wanted[name]?.double)
                #expect((ours - theirs).magnitude < 2e-6 * max(1, theirs.magnitude), "\(step) \(name): \(ours), \(theirs)")
            }
        }
    }

    @Test("The two planted shifts are found, in their arm, and taken out as lavaan does")
    func located() throws {
        let fit = try Fixtures.fit(try Fixtures.example("answers-twice.csv"), group: "arm")
        let scale = try #require(fit.scales.first)
        #expect(scale.verdict == .partlyTheSame(items: ["before_1", "before_4"]))
        #expect(Set(scale.releases.map(\.cell)) == [
            MeasurementCell(.loading, item: 0, occasion: 1, group: 1), MeasurementCell(.intercept, item: 3, occasion: 1, group: 1),
        ])
        let expected = try #require(try Fixtures.expected("shift.json")["partial"])
        for name in ["latent", "genuine", "shift", "observed"] {
            let ours = try #require(fit.results["scales", "kindness", "change", "after@drug", name])
            #expect((try #require(ours["est"]?.number) - (try #require(expected[name]?["est"]?.double))).magnitude < 1e-5)
            #expect((try #require(ours["se"]?.number) - (try #require(expected[name]?["se"]?.double))).magnitude < 1e-5)
        }
    }

    @Test("Parts of the change add up to it, and the control arm has no shift")
    func parts() throws {
        let fit = try Fixtures.fit(try Fixtures.example("answers-twice.csv"), group: "arm")
        let scale = try #require(fit.scales.first)
        for change in scale.changes {
            let observed = try #require(change.observed?.value)
            let sum = try #require(change.genuine?.value) + (try #require(change.recalibration?.value)) + (try #require(change.reprioritisation?.value))
            #expect((observed - sum).magnitude < 1e-9)
            if change.group == 0 { #expect(change.shift?.value == 0) }
        }
        let alone = try #require(scale.tests.first { $0.name == "group_control" }?.test.p)
        #expect(alone > 0.05)
    }

    @Test("Items that count the other way round turn the score and leave the factor alone")
    func reversed() throws {
        let table = try Fixtures.example("answers-twice.csv")
        let plain = try Fixtures.fit(table)
        var turned = table
        for name in ["before_2", "after_2"] {
            let cells = try table.numbers(name)
            turned = try Fixtures.replacing(turned, name, cells.map { cell in cell.value.map { 6 - $0 } })
        }
        let fit = try Fixtures.fit(turned) { $0.reversed = ["before_2"] }
        let one = try #require(plain.scales[0].changes.first), other = try #require(fit.scales[0].changes.first)
        #expect((try #require(one.observed?.value) - (try #require(other.observed?.value))).magnitude < 1e-6)
        #expect((try #require(one.latent?.value) - (try #require(other.latent?.value))).magnitude < 1e-6)
    }

    @Test("Scaled differences are Satorra's and Bentler's of 2001, brought down by Swain's factor")
    func scaled() throws {
        let fit = try Fixtures.fit(try Fixtures.example("answers-twice.csv")) { $0.estimator = .MLR }
        let test = try #require(fit.scales[0].tests.first?.test)
        let expected = try #require(try Fixtures.expected("shift.json")["mlr"])
        let factor = swainFactor(variables: 10, df: 37, persons: fit.scales[0].persons, groups: 1)
        #expect((test.chiSquare / factor - (try #require(expected["chisq_diff"]?.double))).magnitude < 1e-3)
        #expect(test.df == 8)
    }

    @Test("Swain's factor: by hand for ten variables, and 1 for many people")
    func swain() {
        // d = 33, n − 1 = 89: q = (√177 − 1)/2 = 6.15207; (2290 − 6.15207 · 93.15209)/(12 · 33 · 89) = 0.048716
        #expect((swainFactor(variables: 10, df: 33, persons: 90, groups: 1) - (1 - 0.048716)).magnitude < 2e-6)
        #expect((swainFactor(variables: 10, df: 33, persons: 10_000_000, groups: 1) - 1).magnitude < 1e-6)
        #expect(swainFactor(variables: 10, df: 0, persons: 90, groups: 1) == 1)
        #expect(swainFactor(variables: 10, df: 33, persons: 0, groups: 1) == 1)
    }

    @Test("Holm over the scales: by hand, with one that could not be looked at")
    func holm() {
        let specification = ResponseShiftSpecification([Fixtures.twice])
        #expect(specification.adjusted([0.01, nil, 0.04, 0.03]) == [0.03, nil, 0.06, 0.06])
    }
}
