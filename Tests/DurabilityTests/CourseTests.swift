import Durability
import Foundation
import MixedModels
import Statistics
import Testing

@Suite("The course of a gain")
struct CourseTests {
    private func beatTheBlues(_ change: (inout DurabilitySpecification) -> Void = { _ in }) throws -> DurabilityFit {
        var spec = DurabilitySpecification(
            person: "id", arm: "treatment", time: "month", outcome: "bdi", anchor: "months since randomization", endOfTreatment: 2,
            baseline: "bdi_pre", window: .init(from: 3, to: 8), covariates: ["drug", "length"])
        change(&spec)
        return try spec.fit(on: Given.beatTheBlues(), running: Running())
    }

    @Test("Beat the Blues as lme4 and lmerTest have it (durability.out)")
    func lme4() throws {
        let results = try beatTheBlues().results
        #expect(isNear(results.at("slope.BtheB_minus_TAU.est"), 0.21786748, 2e-5))
        #expect(isNear(results.at("slope.BtheB_minus_TAU.se"), 1.52003681, 1e-5))
        #expect(isNear(results.at("slope.BtheB_minus_TAU.df"), 142.22871, 1e-4))
        #expect(isNear(results.at("between_slope.BtheB_minus_TAU.est"), 0.46600264, 1e-5))
        #expect(isNear(results.at("between_slope.BtheB_minus_TAU.se"), 0.38004557, 1e-5))
        #expect(isNear(results.at("gain.BtheB.est"), -8.22462010, 1e-6))
        #expect(isNear(results.at("gain.BtheB_minus_TAU.se"), 1.81879198, 1e-5))
        #expect(isNear(results.at("aic.loglik_pieces"), -1311.776614, 1e-8))
        #expect(isNear(results.at("aic.loglik_decay"), -1322.871305, 1e-8))
        #expect(results.at("n_rows") == 380)
    }

    @Test("The end of the interval of the rate lies where twice the log-likelihood of lme4 has fallen by its quantile")
    func profile() throws {
        let upper = try #require(try beatTheBlues().results.at("decay.rate.ci_upper"))
        #expect(isNear(upper, 0.01359, 1e-3))
        // lme4: −1322.871305 at 0, −1324.793399 at 0.0136.
        #expect(isNear(2 * (1324.793399 - 1322.871305), 3.841459, 1e-3))
    }

    @Test("With an intercept alone, other numbers of lme4")
    func intercept() throws {
        let results = try beatTheBlues { $0.random = .intercept }.results
        #expect(isNear(results.at("slope.BtheB_minus_TAU.est"), -0.41332289, 1e-5))
        #expect(isNear(results.at("slope.BtheB_minus_TAU.df"), 278.44096, 1e-4))
        #expect(isNear(results.at("aic.pieces"), 2674.887736, 1e-8))
    }

    @Test("A gain that fades is told from one that is lost in a straight line, and its time is found")
    func fading() throws {
        let spec = DurabilitySpecification(
            person: "person", arm: "arm", time: "day", outcome: "y", anchor: "days since randomization", endOfTreatment: 42)
        let fit = try spec.fit(on: Given.fading(tau: 200, people: 80, seed: 5), running: Running())
        let results = fit.results
        #expect(isNear(results.at("decay.tau.est"), 200, 0.12))
        let lower = try #require(results.at("decay.tau.ci_lower"))
        let upper = try #require(results.at("decay.tau.ci_upper"))
        #expect(lower < 200 && upper > 200)
        #expect(try #require(results.at("aic.decay_minus_pieces")) < -10)
        #expect(isNear(results.at("decay.half_life.est"), try #require(results.at("decay.tau.est")) * 0.6931471805599453))
        #expect(isNear(results.at("decay.gain.active.est"), -14, 0.1))
    }

    @Test("A gain that is kept has no upper end of its time")
    func kept() throws {
        let spec = DurabilitySpecification(
            person: "person", arm: "arm", time: "day", outcome: "y", anchor: "days", endOfTreatment: 42, window: .init(from: 365, to: 730))
        let results = try spec.fit(on: Given.fading(tau: 1e9, people: 60, seed: 8), running: Running()).results
        #expect(results.at("decay.tau.ci_upper") == nil)
        let lower = try #require(results.at("between_change.active.ci_lower"))
        let upper = try #require(results.at("between_change.active.ci_upper"))
        #expect(lower < 0 && upper > 0)
    }

    @Test("The slope of a window is the change over it divided by its length, even where a knot lies within")
    func window() throws {
        let results = try beatTheBlues { $0.window = .init(from: 2, to: 5) }.results
        let change = try #require(results.at("between_change.TAU.est"))
        #expect(isNear(results.at("between_slope.TAU.est"), change / 3, 1e-9))
        let course = try #require(results.at("course.TAU.t5.mean")) - (try #require(results.at("course.TAU.t2.mean")))
        #expect(isNear(change, course, 1e-9))
    }

    @Test("What is left of the gain: the ratio of the changes, with an interval that holds the truth")
    func left() throws {
        var spec = DurabilitySpecification(
            person: "person", arm: "arm", time: "day", outcome: "y", anchor: "days", endOfTreatment: 42, window: .init(from: 365, to: 730),
            rule: KeptRule(response: .points(3), error: .standardErrorOfMeasurement(2), at: 365, within: 0))
        let results = try spec.fit(on: Given.fading(tau: 1000, people: 80, seed: 21), running: Running()).results
        let start = try #require(results.at("course.active.t0.mean"))
        let gain = try #require(results.at("course.active.t42.mean")) - start
        let later = try #require(results.at("course.active.t365.mean")) - start
        #expect(isNear(results.at("left.active.est"), later / gain, 1e-9))
        let truth = exp(-(365.0 - 42) / 1000)
        #expect(try #require(results.at("left.active.ci_lower")) < truth)
        #expect(try #require(results.at("left.active.ci_upper")) > truth)
        #expect(results.at("left.at") == 365)
        // Nobody gains: no share.
        spec.rule = nil
        let none = try spec.fit(on: Given.fading(tau: 0.0001, people: 12, seed: 3, noise: 40), running: Running()).results
        guard case .missing? = none["left", "control"] else {
            Issue.record("a share of no gain")
            return
        }
    }

    @Test("Scale of time: in days instead of months only units change")
    func units() throws {
        let table = try Given.beatTheBlues()
        let days = try DataTable(columns: table.columns.map { column in
            guard column.name == "month", case .numeric(let cells) = column.content else { return column }
            return Column(name: "month", numbers: cells.map { cell in cell.value.map { $0 * 30 } })
        })
        var spec = DurabilitySpecification(
            person: "id", arm: "treatment", time: "month", outcome: "bdi", anchor: "days", endOfTreatment: 60, baseline: "bdi_pre")
        let inDays = try spec.fit(on: days, running: Running()).results
        spec.endOfTreatment = 2
        let inMonths = try spec.fit(on: table, running: Running()).results
        let slope = try #require(inDays.at("slope.TAU.est"))
        #expect(isNear(inMonths.at("slope.TAU.est"), slope * 30, 1e-6))
        #expect(isNear(inMonths.at("aic.pieces"), try #require(inDays.at("aic.pieces")), 1e-8))
    }

    @Test("Without rows before the end of treatment the slopes stand and the fading is said not to be seen")
    func noGain() throws {
        let fit = try beatTheBlues { $0.baseline = nil; $0.covariates = ["bdi_pre", "drug"] }
        #expect(fit.results.at("slope.TAU.est") != nil)
        #expect(fit.results.at("gain.TAU.est") == nil)
        guard case .missing(let reason)? = fit.results["decay"] else {
            Issue.record("decay is there")
            return
        }
        #expect(reason.contains("no row before"))
    }

    @Test("The mechanism at the end of treatment: a planted slope is found within its interval")
    func mechanism() throws {
        let days: [Double] = [0, 42, 100, 200, 300, 400]
        var stream = RandomStream(seed: 12, stream: 0, purpose: 96)
        var person: [String] = []
        var arm: [String] = []
        var columns: [[Double?]] = [[], [], []]
        for number in 0..<100 {
            let isActive = number % 2 == 1
            let mechanism = stream.normal() + (isActive ? 1 : 0)
            let level = 20 + 4 * stream.normal()
            let own = 0.005 * stream.normal()
            for day in days {
                person.append("p\(number)")
                arm.append(isActive ? "active" : "control")
                columns[0].append(day)
                columns[1].append(level - 5 * min(1, day / 42) + (0.01 - 0.008 * mechanism + own) * max(0, day - 42) + stream.normal())
                // Only what was read up to the end of treatment counts.
                columns[2].append(day <= 42 ? mechanism * day / 42 : 1000)
            }
        }
        let table = try DataTable(columns: [
            Given.words("person", person), Given.words("arm", arm, levels: ["control", "active"]), Column(name: "day", numbers: columns[0]),
            Column(name: "y", numbers: columns[1]), Column(name: "m", numbers: columns[2]),
        ])
        let fit = try DurabilitySpecification(
            person: "person", arm: "arm", time: "day", outcome: "y", anchor: "days", endOfTreatment: 42, mechanism: "m"
        ).fit(on: table, running: Running())
        #expect(try #require(fit.results.at("mechanism.slope.ci_lower")) < -0.008)
        #expect(try #require(fit.results.at("mechanism.slope.ci_upper")) > -0.008)
        #expect(try #require(fit.results.at("mechanism.slope.ci_upper")) < 0)
        #expect(fit.results.at("mechanism.n") == 100)
        #expect(sentences(fit).contains("the slope went with it"))
    }

    @Test("The mechanism is read at the visit within the window, also some days after the end of treatment")
    func mechanismWindow() throws {
        let table = try Given.fading(tau: 300, people: 40, seed: 3)
        let days = try table.numbers("day").map(\.value)
        let late = try DataTable(columns: table.columns.map { column in
            column.name == "day" ? Column(name: "day", numbers: days.map { day in day == 42 ? 45 : day }) : column
        } + [Column(name: "m", numbers: days.enumerated().map { row, day in day == 42 ? Double(row * 13 % 17) : nil })])
        var spec = DurabilitySpecification(person: "person", arm: "arm", time: "day", outcome: "y", anchor: "days", endOfTreatment: 42, mechanism: "m")
        #expect(try spec.fit(on: late, running: Running()).results.at("mechanism.n") == nil)
        spec.within = 5
        #expect(try spec.fit(on: late, running: Running()).results.at("mechanism.n") == 40)
    }

    @Test("Of a worsening that stays no share of a gain is left")
    func worsening() throws {
        let table = try Given.fading(tau: 3000, people: 40, seed: 6)
        var spec = DurabilitySpecification(person: "person", arm: "arm", time: "day", outcome: "y", anchor: "days", endOfTreatment: 42)
        #expect(try spec.fit(on: table, running: Running()).results.at("left.active.est") != nil)
        // The same fall, where higher is better.
        spec.better = .higher
        guard case .missing(let reason)? = try spec.fit(on: table, running: Running()).results["left", "active"] else {
            Issue.record("a share of a worsening")
            return
        }
        #expect(reason.contains("no gain"))
    }

    @Test("One arm, one person after treatment, a constant outcome: an answer or a sentence")
    func edges() throws {
        let table = try Given.fading(tau: 300, people: 20, seed: 2)
        let spec = DurabilitySpecification(person: "person", arm: "arm", time: "day", outcome: "y", anchor: "days", endOfTreatment: 42)
        let codes = try table.requiring("arm")
        let active = (0..<table.rowCount).filter { row in
            if case .categorical(_, let all) = codes.content { all[row] == 1 } else { false }
        }
        let one = try spec.fit(on: table.selecting(rows: active), running: Running())
        #expect(one.results.at("slope.active.est") != nil)
        #expect(one.results.at("slope.active_minus_control.est") == nil)
        #expect(throws: (any Error).self) { try spec.fit(on: table.selecting(rows: Array(0..<8)), running: Running()) }
        let constant = try DataTable(columns: table.columns.map { $0.name == "y" ? Column(name: "y", numbers: [Double?](repeating: 3, count: table.rowCount)) : $0 })
        #expect(throws: (any Error).self) { try spec.fit(on: constant, running: Running()) }
        let gone = try DataTable(columns: table.columns.map { $0.name == "y" ? Column(name: "y", numbers: [Double?](repeating: nil, count: table.rowCount)) : $0 })
        #expect(throws: DurabilityError.self) { try spec.fit(on: gone, running: Running()) }
        var late = spec
        late.endOfTreatment = 730
        #expect(throws: DurabilityError.self) { try late.fit(on: table, running: Running()) }
        var early = spec
        early.window = .init(from: 10, to: 20)
        #expect(throws: DurabilityError.self) { try early.fit(on: table, running: Running()) }
    }

    @Test("A person in two arms, or with two values at one time, is named")
    func doubled() throws {
        let table = try DataTable(columns: [
            Given.words("person", ["a", "a", "b", "b"]), Given.words("arm", ["x", "y", "x", "x"]),
            Column(name: "day", numbers: [0, 50, 0, 50]), Column(name: "y", numbers: [1, 2, 3, 4]),
        ])
        let spec = DurabilitySpecification(person: "person", arm: "arm", time: "day", outcome: "y", anchor: "days", endOfTreatment: 42)
        let error = #expect(throws: DurabilityError.self) { try spec.fit(on: table, running: Running()) }
        #expect(error?.description.contains("\"a\" is in two arms") == true)
    }

    @Test("Nothing that it says goes further than the design")
    func words() throws {
        let fit = try beatTheBlues {
            $0.isRandomized = false
            $0.rule = KeptRule(response: .share(0.5), error: .reliability(0.9), at: 8, within: 3)
        }
        #expect(hasForbiddenWords(sentences(fit)) == [])
        #expect(sentences(fit).contains("not allotted by chance"))
    }
}
