import Durability
import Statistics
import Testing

@Suite("Retreatment")
struct RetreatmentTests {
    private func spec() -> RetreatmentSpecification {
        RetreatmentSpecification(person: "person", arm: "arm", time: "day", event: "again", anchor: "days since the first dose", covariates: ["age"], times: [100, 300])
    }

    @Test("Rates and mean numbers as in retreatment.out")
    func reference() throws {
        let results = try spec().fit(on: Given.example("retreatment.csv", levels: ["arm": ["low", "high"]]), running: Running()).results
        #expect(isNear(results.at("rates.coef.high.est"), -0.4166415985389, 1e-9))
        #expect(isNear(results.at("rates.coef.high.se"), 0.15567031230222, 1e-9))
        #expect(isNear(results.at("rates.coef.high.se_robust"), 0.2607157601673, 1e-9))
        #expect(isNear(results.at("rates.coef.age.se_robust"), 0.0114260965997, 1e-9))
        #expect(isNear(results.at("rates.loglik_null"), -683.493830824, 1e-9))
        #expect(isNear(results.at("rates.loglik"), -679.208689910, 1e-9))
        #expect(isNear(results.at("mean_number.low.t100.est"), 0.666666666667, 1e-9))
        #expect(isNear(results.at("mean_number.low.t300.se"), 0.485584817119, 1e-9))
        #expect(isNear(results.at("mean_number.high.t300.est"), 1.811833185971, 1e-9))
        #expect(isNear(results.at("mean_number.high.t300.se"), 0.239017250523, 1e-9))
    }

    @Test("It says that more sessions and better people are not held against each other")
    func words() throws {
        let fit = try spec().fit(on: Given.example("retreatment.csv"), running: Running())
        #expect(sentences(fit).contains("No outcome is held against the number of sessions"))
        #expect(hasForbiddenWords(sentences(fit)) == [])
    }

    private func small(_ events: [Double], _ days: [Double] = [10, 20, 10, 20]) throws -> DataTable {
        try DataTable(columns: [
            Given.words("person", ["a", "a", "b", "b"]), Given.words("arm", ["x", "x", "y", "y"]), Column(name: "day", numbers: days),
            Column(name: "again", numbers: events),
        ])
    }

    @Test("No event, an arm without one, one arm: an answer with its reason")
    func edges() throws {
        var plain = spec()
        plain.covariates = []
        plain.times = [15]
        let none = try plain.fit(on: small([0, 0, 0, 0]), running: Running())
        #expect(none.results.at("mean_number.x.t15.est") == 0)
        guard case .missing? = none.results["rates"] else {
            Issue.record("rates of no event")
            return
        }
        let oneSided = try plain.fit(on: small([1, 0, 0, 0]), running: Running())
        #expect(oneSided.warnings.count > 1)
        for (name, value) in oneSided.results.leaves { if case .number(let number) = value { #expect(number.isFinite, "\(name)") } }
        let single = try plain.fit(on: small([1, 0, 0, 0]).selecting(rows: [0, 1]), running: Running())
        #expect(single.results.at("people.x.events") == 1)
    }

    @Test("An arm without an event: no ratio, and no interval of a difference of width zero")
    func oneSided() throws {
        let people = (0..<40).map { "p\($0)" }
        let arm = people.indices.map { $0 < 20 ? "x" : "y" }
        // Five of the second arm are treated again on days 10 to 50, then seen until day 100.
        let again = (20..<25).map { $0 }
        let table = try DataTable(columns: [
            Given.words("person", people + again.map { people[$0] }, levels: people), Given.words("arm", arm + again.map { arm[$0] }),
            Column(name: "day", numbers: people.map { _ in 100 } + again.map { Double($0 - 19) * 10 }),
            Column(name: "again", numbers: people.map { _ in 0 } + again.map { _ in 1 }),
        ])
        var plain = spec()
        plain.covariates = []
        plain.times = [5, 60]
        let fit = try plain.fit(on: table, running: Running())
        for name in ["est", "se", "p", "rate_ratio", "ci_lower", "ci_upper"] {
            #expect(fit.results["rates", "coef", "y", name] == .missing("It has no finite estimate: all events lie on one side."), "\(name)")
        }
        #expect(isNear(fit.results.at("difference.y_minus_x.t60.est"), 0.25))
        guard case .missing(let reason)? = fit.results["difference", "y_minus_x", "t60", "ci_lower"] else {
            Issue.record("an interval with an arm that shows no error")
            return
        }
        #expect(reason.contains("no event of x"))
        #expect(fit.results.at("difference.y_minus_x.t5.ci_upper") == nil)
    }

    @Test("Whose last row is a retreatment stays at risk until the end that the plan names; without it their number is told")
    func closing() throws {
        var plain = spec()
        plain.covariates = []
        plain.times = [15]
        let open = try plain.fit(on: small([0, 1, 0, 0], [10, 12, 10, 20]), running: Running())
        #expect(open.results.at("people.x.time_at_risk") == 12)
        #expect(open.warnings.contains { $0.contains("The last row of 1 person is a retreatment") })
        plain.until = 20
        let closed = try plain.fit(on: small([0, 1, 0, 0], [10, 12, 10, 20]), running: Running())
        #expect(closed.results.at("people.x.time_at_risk") == 20)
        #expect(!closed.warnings.contains { $0.contains("The last row") })
        plain.until = 15
        #expect(throws: DurabilityError.self) { try plain.fit(on: small([0, 1, 0, 0], [10, 12, 10, 20]), running: Running()) }
    }

    @Test("Two retreatments at one time, a time below 0, a mark that is no mark: sentences")
    func faults() throws {
        var plain = spec()
        plain.covariates = []
        for (events, days) in [([1.0, 1, 0, 0], [10.0, 10, 10, 20]), ([1, 0, 0, 0], [-1, 20, 10, 20]), ([2, 0, 0, 0], [10, 20, 10, 20])] {
            #expect(throws: DurabilityError.self) { try plain.fit(on: small(events, days), running: Running()) }
        }
    }
}
