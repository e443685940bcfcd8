import Durability
import Statistics
import Testing
import TrialStatistics

@Suite("Dropout that may not be at random")
struct DropoutTests {
    private func beatTheBlues() throws -> DataTable { try Given.example("beat-the-blues-wide.csv", levels: ["treatment": ["TAU", "BtheB"]]) }

    private func spec() -> DropoutSpecification {
        DropoutSpecification(visits: ["m2", "m3", "m5", "m8"], baseline: ["bdi_pre"], arm: "treatment", imputations: 40, start: 7)
    }

    @Test("Who left, and how they were beside those who stayed, as in dropout.out")
    func leavers() throws {
        let results = try spec().fit(on: beatTheBlues(), running: Running()).results
        #expect(results.at("people.TAU.left") == 23 && results.at("people.BtheB.left") == 25)
        #expect(isNear(results.at("people.BtheB.left_minus_stayed.est"), 7.328862656))
        #expect(isNear(results.at("people.BtheB.left_minus_stayed.ci_lower"), 1.928982793))
        #expect(isNear(results.at("people.TAU.left_minus_stayed.est"), 0.5280689655))
        #expect(results.at("people.TAU.seen.m8.count") == 25)
    }

    @Test("A shift of 0 is the estimate under missing at random, and the estimate moves with the shift in a straight line")
    func shift() throws {
        let results = try spec().fit(on: beatTheBlues(), running: Running()).results
        for part in ["treated", "reference", "everybody"] {
            let tree = try #require(results["tipping_point", part, "BtheB_minus_TAU"])
            guard case .list(let deltas)? = tree["delta"], case .list(let estimates)? = tree["est"] else {
                Issue.record("\(part) has no lists")
                continue
            }
            let zero = try #require(deltas.firstIndex(of: 0))
            #expect(isNear(estimates[zero], try #require(results.at("strategies.mar.m8.BtheB_minus_TAU.est")), 1e-9))
            let slope = (estimates[deltas.count - 1] - estimates[0]) / (deltas[deltas.count - 1] - deltas[0])
            for index in deltas.indices { #expect(isNear(estimates[index], estimates[zero] + slope * deltas[index], 1e-9)) }
            if part == "treated" { #expect(slope > 0.3 && slope < 0.7) }
            if part == "reference" { #expect(slope < -0.3) }
        }
    }

    @Test("Controls who are worse leave: control-based imputation and a shift move the estimate, and the verdict turns")
    func informative() throws {
        // Everybody gains 4 but the treated 10; controls who feel unhelped leave and stay as they were (truth 6).
        var stream = RandomStream(seed: 3, stream: 1, purpose: 98)
        var arm: [String] = []
        var before: [Double?] = []
        var early: [Double?] = []
        var late: [Double?] = []
        for person in 0..<200 {
            let isTreated = person % 2 == 0
            let level = 30 + 4 * stream.normal()
            let gain = isTreated ? 10.0 : 4
            let own = 3 * stream.normal()
            let unhelped = !isTreated && own > 0.5
            let last = level - gain + own + 2 * stream.normal()
            arm.append(isTreated ? "drug" : "control")
            before.append(level)
            early.append(level - gain / 2 + 2 * stream.normal())
            late.append(unhelped ? nil : last)
        }
        let table = try DataTable(columns: [
            Given.words("arm", arm, levels: ["control", "drug"]), Column(name: "y0", numbers: before), Column(name: "y1", numbers: early),
            Column(name: "y2", numbers: late),
        ])
        let results = try DropoutSpecification(visits: ["y1", "y2"], baseline: ["y0"], arm: "arm", imputations: 40).fit(on: table, running: Running()).results
        let mar = try #require(results.at("strategies.mar.y2.drug_minus_control.est"))
        // Missing at random takes the leavers for people like those who stayed: it understates the difference of 6.
        #expect(mar > -5.4)
        // What the leavers missed by: their own mean of 3 z given z > 1/6.
        let tree = try #require(results["tipping_point", "reference", "drug_minus_control"])
        guard case .list(let deltas)? = tree["delta"], case .list(let estimates)? = tree["est"] else {
            Issue.record("no lists")
            return
        }
        let worse = try #require(deltas.indices.last { deltas[$0] >= 3.5 })
        #expect(estimates[worse] < mar - 1)
    }

    @Test("The same seed gives the same numbers on any number of threads")
    func threads() throws {
        let one = try spec().fit(on: beatTheBlues(), running: Running(threads: 1)).results
        let two = try spec().fit(on: beatTheBlues(), running: Running(threads: 2)).results
        #expect(one == two)
    }

    @Test("Its words")
    func words() throws {
        let fit = try spec().fit(on: beatTheBlues(), running: Running())
        #expect(hasForbiddenWords(sentences(fit)) == [])
    }

    @Test("One arm, or a visit that nobody has, is a sentence")
    func faults() throws {
        let table = try beatTheBlues()
        var one = spec()
        one.visits = []
        #expect(throws: (any Error).self) { try one.fit(on: table, running: Running()) }
        let few = table.selecting(rows: [0, 1, 2])
        #expect(throws: (any Error).self) { try spec().fit(on: few, running: Running()) }
    }
}
