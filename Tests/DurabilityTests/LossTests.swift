import Durability
import Statistics
import Testing

@Suite("How long a response lasts")
struct LossTests {
    private func spec() -> LossSpecification {
        LossSpecification(person: "id", arm: "treatment", time: "month", outcome: "bdi", anchor: "months since randomization", baseline: "bdi_pre")
    }

    @Test("Beat the Blues: responders and losses made from visits, and Cox's regression, as in loss.out")
    func beatTheBlues() throws {
        var spec = spec()
        spec.covariates = ["bdi_pre"]
        spec.times = [3, 6]
        spec.until = 8
        let results = try spec.fit(on: Given.beatTheBlues(), running: Running()).results
        #expect(results.at("people.TAU.responders") == 18 && results.at("people.TAU.lost") == 2 && results.at("people.TAU.left_early") == 4)
        #expect(results.at("people.BtheB.responders") == 30 && results.at("people.BtheB.lost") == 3 && results.at("people.BtheB.left_early") == 7)
        #expect(isNear(results.at("cox_adjusted.coef.treatmentBtheB.est"), 0.03985977986))
        #expect(isNear(results.at("cox_adjusted.coef.bdi_pre.se"), 0.04425892689))
        #expect(isNear(results.at("cox.coef.treatmentBtheB.est"), 0.01685385189))
        #expect(isNear(results.at("leavers_lost.cox.coef.treatmentBtheB.est"), 0.04130616092))
        #expect(isNear(results.at("leavers_lost.cox.coef.treatmentBtheB.se"), 0.5170449586))
        #expect(isNear(results.at("kept.BtheB.at.3.survival"), 0.9090909091))
        #expect(isNear(results.at("kept.TAU.at.6.survival"), 0.84))
    }

    private func small(_ values: [Double?], other: [Double?]? = nil) throws -> DataTable {
        try DataTable(columns: [
            Given.words("p", values.map { _ in "a" } + ["b", "b", "b"]), Given.words("arm", values.map { _ in "x" } + ["y", "y", "y"]),
            Column(name: "t", numbers: values.indices.map { Double($0) } + [0, 1, 2]),
            Column(name: "y", numbers: values + [10, 4, 9]),
            Column(name: "other", numbers: (other ?? values.map { _ in nil }) + [nil, nil, nil]),
        ])
    }

    private func smallSpec() -> LossSpecification { LossSpecification(person: "p", arm: "arm", time: "t", outcome: "y", anchor: "weeks") }

    @Test("A loss is dated at the visit that found it, or after the last one that did not")
    func dating() throws {
        let fit = try smallSpec().fit(on: small([20, 9, nil, 16]), running: Running())
        #expect(fit.results.at("people.x.lost") == 1)
        // Response at 1, found lost at 3: two weeks.
        #expect(fit.results.at("mean_gap_before_found") == 1.5)
        #expect(sentences(fit).contains("found at a visit"))
    }

    @Test("Another treatment is a loss at its own time, and before response it takes the person out")
    func otherTreatment() throws {
        var spec = smallSpec()
        spec.otherTreatment = ["other"]
        let after = try spec.fit(on: small([20, 9, 9, 9], other: [2.5, 2.5, 2.5, 2.5]), running: Running())
        #expect(after.results.at("people.x.by_other_treatment") == 1)
        // The responders left are of one arm.
        let before = try spec.fit(on: small([20, 9, 9, 9], other: [0.5, 0.5, 0.5, 0.5]), running: Running())
        #expect(before.results.at("people.x.responders") == 0)
        guard case .missing(let reason)? = before.results["cox"] else {
            Issue.record("one arm is compared with nobody")
            return
        }
        #expect(reason.contains("of one arm"))
    }

    @Test("Another treatment after the last visit is no loss: who had one is followed as long as who had none")
    func treatedUnseen() throws {
        var spec = smallSpec()
        spec.otherTreatment = ["other"]
        spec.until = 720
        // The first two people are last seen on day 180, the others until day 720; one of the two had another treatment on day 300.
        let table = try realDays(0)
        let full = try DataTable(columns: table.columns + [Column(name: "other", numbers: (0..<table.rowCount).map { $0 < 4 ? 300 : nil })])
        let fit = try spec.fit(on: full.selecting(rows: (0..<table.rowCount).filter { $0 >= 8 || $0 % 4 < 2 }), running: Running())
        #expect(fit.results.at("people.x.by_other_treatment") == 0 && fit.results.at("treated_unseen") == 1)
        #expect(sentences(fit).contains("after their last visit"))
    }

    /// People seen at the start, near day 180 and near day 720, each some days off.
    private func realDays(_ spread: Double, people: Int = 40) throws -> DataTable {
        var person: [String] = []
        var arm: [String] = []
        var columns: [[Double?]] = [[], []]
        for number in 0..<people {
            let shift = spread * (Double(number % 15) - 7) / 7
            for (day, value) in [(0.0, 40.0), (180, number % 4 == 0 ? 15 : 18), (360, number % 3 == 0 ? 35 : 18), (720, 18)] {
                person.append("p\(number)")
                arm.append(number % 2 == 0 ? "x" : "y")
                columns[0].append(day == 0 ? 0 : day + shift)
                columns[1].append(value)
            }
        }
        return try DataTable(columns: [
            Given.words("p", person), Given.words("arm", arm), Column(name: "t", numbers: columns[0]), Column(name: "y", numbers: columns[1]),
        ])
    }

    @Test("Visits some days off their plan: nobody left early, and losses are those of the planned days")
    func window() throws {
        var spec = smallSpec()
        spec.endOfTreatment = 180
        spec.until = 720
        let exact = try spec.fit(on: realDays(0), running: Running()).results
        spec.within = 7
        let real = try spec.fit(on: realDays(7), running: Running()).results
        for arm in ["x", "y"] {
            for name in ["responders", "lost", "left_early"] { #expect(real.at("people.\(arm).\(name)") == exact.at("people.\(arm).\(name)"), "\(arm) \(name)") }
            #expect(real.at("people.\(arm).left_early") == 0)
        }
        spec.within = 0
        let narrow = try spec.fit(on: realDays(7), running: Running())
        #expect(try #require(narrow.results.at("outside_window")) > 30)
        #expect(sentences(narrow).contains("within widens"))
    }

    @Test("Who left early is lost at the next planned time, not at the next day on which anybody was seen")
    func leaversWindow() throws {
        func leaving(_ table: DataTable) -> DataTable {
            // Every fifth person is not seen at the last two visits.
            table.selecting(rows: (0..<table.rowCount).filter { row in row / 4 % 5 != 0 || row % 4 < 2 })
        }
        var spec = smallSpec()
        spec.endOfTreatment = 180
        spec.until = 720
        let exact = try spec.fit(on: leaving(realDays(0)), running: Running()).results
        spec.within = 7
        let real = try spec.fit(on: leaving(realDays(7)), running: Running()).results
        #expect(real.at("people.x.left_early") == 4 && exact.at("people.x.left_early") == 4)
        let hazards = try [exact, real].map { try #require($0.at("leavers_lost.cox.coef.army.hazard_ratio")) }
        // By the next day on which anybody was seen they would be lost soon after day 180, and the mean fall by a tenth.
        let means = try [exact, real].map { try #require($0.at("leavers_lost.restricted_mean.group.x.est")) }
        #expect(hazards[0].isFinite && hazards[1].isFinite)
        #expect(isNear(means[1], means[0], 0.05))
    }

    @Test("Who left early is not told where the plan does not say how long people were followed")
    func noUntil() throws {
        let fit = try smallSpec().fit(on: realDays(7), running: Running())
        #expect(fit.results.at("people.x.left_early") == nil)
        guard case .missing(let reason)? = fit.results["leavers_lost"] else {
            Issue.record("leavers without an end")
            return
        }
        #expect(reason.contains("until") && hasForbiddenWords(sentences(fit)) == [])
    }

    @Test("Nobody responded, or nobody lost it: counts and a reason, not an error")
    func empty() throws {
        var spec = smallSpec()
        spec.response = 0.99
        spec.backAbove = 1
        let nobody = try spec.fit(on: small([20, 19, 18, 17]), running: Running())
        #expect(nobody.results.at("people.x.responders") == 0)
        guard case .missing(let reason)? = nobody.results["cox"] else {
            Issue.record("there is a regression of nobody")
            return
        }
        #expect(reason == "Nobody responded.")
        #expect(hasForbiddenWords(sentences(nobody)) == [])
    }

    @Test("A loss that is no worse than a response is a fault of the plan")
    func fault() throws {
        var spec = smallSpec()
        spec.backAbove = 0.5
        #expect(throws: DurabilityError.self) { try spec.fit(on: small([20, 9]), running: Running()) }
    }

    @Test("The mechanism at response enters per unit, with the sentence that it was not allotted")
    func mechanism() throws {
        let table = try Given.example("follow-up.csv", levels: ["arm": ["control", "active"]])
        let fit = try LossSpecification(
            person: "person", arm: "arm", time: "day", outcome: "symptoms", anchor: "days", response: 0.3, backAbove: 0.85,
            mechanism: "self_compassion").fit(on: table, running: Running())
        #expect(fit.results.at("cox_adjusted.coef.self_compassion.hazard_ratio") != nil)
        #expect(sentences(fit).contains("went with"))
        #expect(hasForbiddenWords(sentences(fit)) == [])
    }
}
