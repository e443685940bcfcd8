import Statistics
import Testing
import TrialStatistics

@Suite("Effect sizes and reliable change") struct EffectTests {
    /// Every number of the reference case k3 within its own tolerance.
    @Test("Reference case k3")
    func referenceCaseK3() throws {
        let folder = "k3-change-effect-size-trial"
        let expected = try #require(try JSONValue.parse(try Reference.bytes("\(folder)/expected.json"))["results"])
        let given = try Reference.table("\(folder)/data.csv")
        let pre = try given.numbers("pre").map(\.value)
        let post = try given.numbers("post").map(\.value)
        let change = zip(pre, post).map { pre, post -> Double? in pre.flatMap { pre in post.map { $0 - pre } } }
        let table = try given.setting(Column(name: "change", numbers: change))
        let arm = try given.numbers("arm").map(\.value)
        func rows(_ level: Double) -> DataTable { table.selecting(rows: arm.indices.filter { arm[$0] == level }) }
        let rci = ReliableChange(pre: "pre", post: "post", reliability: 0.88, norm: .init(mean: 11, sd: 7))
        let within = StandardisedChange(pre: "pre", post: "post")
        let tree: ResultTree = .of([
            "rci": try rci.fit(table).results,
            "hedges": .of([
                "post": try EffectSize(outcome: "post", group: "arm").fit(table).results,
                "change": try EffectSize(outcome: "change", group: "arm").fit(table).results,
            ]),
            "within_arm_treated": try within.fit(rows(1)).results, "within_arm_control": try within.fit(rows(0)).results,
        ])
        let ours = Dictionary(uniqueKeysWithValues: tree.leaves.map { ($0.name, $0.value) })
        var compared = 0
        func compare(_ value: JSONValue, _ path: String) {
            guard let number = value["value"]?.double, let tolerance = value["tol"]?.double else {
                for member in value.members ?? [] { compare(member.value, path.isEmpty ? member.name : "\(path).\(member.name)") }
                return
            }
            if path == "metafor_smd_variance" { return }
            compared += 1
            guard let own = ours[path]?.number else {
                Issue.record("\(path) is not given")
                return
            }
            #expect(abs(own - number) <= tolerance, "\(path): \(own), expected \(number)")
        }
        compare(expected, "")
        #expect(compared > 130)
    }

    @Test("Risks of two groups against R")
    func risk() throws {
        let events: [Double?] = [15, 28, 6, 40].enumerated().flatMap { [Double?](repeating: $0 % 2 == 0 ? 1 : 0, count: $1) }
        let groups: [Double?] = [43, 46].enumerated().flatMap { [Double?](repeating: $0 == 0 ? 1 : 0, count: $1) }
        let fit = try Risk(outcome: "e", group: "g").fit(try table([("e", events), ("g", groups)]))
        #expect(expectResults(fit.results, try Reference.numbers("tests/expected.csv"), under: "risk") == 9)
        let needed = try #require(fit.results["number_needed_to_treat", "est"]?.number)
        #expect(abs(needed - 1 / 0.21840242669362994) < 1e-9)
    }

    @Test("When the difference may be 0 the number needed to treat runs through infinity, in words")
    func throughInfinity() throws {
        let fit = try Risk(outcome: "e", group: "g").fit(
            try table([("e", [1, 0, 0, 1, 1, 0, 0, 0, 1, 0]), ("g", [1, 1, 1, 1, 1, 0, 0, 0, 0, 0])]))
        guard case .missing(let sentence)? = fit.results["number_needed_to_treat", "ci_from"] else {
            Issue.record("A number stands where the interval has none.")
            return
        }
        #expect(sentence.contains("infinity"))
    }

    @Test("Empty cells, equal risks, no spread and one person: gaps and sentences, never NaN")
    func edges() throws {
        let flat = try table([
            ("e", [1, 1, 0, 0]), ("g", [1, 1, 0, 0]), ("same", [1, 0, 1, 0]), ("y", [3, 3, 3, 3]), ("z", [1, 2, 3, 5]), ("odd", [2, 0, 1, 1]),
            ("gone", [nil, nil, nil, nil]),
        ])
        for outcome in ["e", "same"] { expectFinite(try Risk(outcome: outcome, group: "g").fit(flat).results) }
        expectFinite(try EffectSize(outcome: "y", group: "g").fit(flat).results)
        expectFinite(try EffectSize(outcome: "z", group: "g").fit(flat).results)
        expectFinite(try StandardisedChange(pre: "y", post: "y").fit(flat).results)
        #expect(Risk(outcome: "odd", group: "g").sentence(flat)?.contains("0 and 1") == true)
        #expect(ReliableChange(pre: "y", post: "z", reliability: 0.8).sentence(flat)?.contains("no spread") == true)
        #expect(ReliableChange(pre: "z", post: "y", reliability: 1).sentence(flat)?.contains("reliability of 1") == true)
        #expect(StandardisedChange(pre: "gone", post: "z").sentence(flat)?.contains("at least two") == true)
        #expect(EffectSize(outcome: "gone", group: "g").sentence(flat)?.contains("nothing to compare") == true)
        #expect(EffectSize(outcome: "Z", group: "g").sentence(flat)?.contains("\"z\"") == true)
        expectFinite(try EffectSize(outcome: "z", group: "g").fit(flat.selecting(rows: [0, 2, 3])).results)
    }

    @Test("A norm on the worse side of the sample is warned of, and the level moves the least reliable change")
    func normAndLevel() throws {
        let table = try DataTable(columns: [
            Column(name: "pre", numbers: [4, 5, 6, 7, 8]), Column(name: "post", numbers: [3, 5, 2, 7, 4]),
        ])
        func fit(_ mean: Double, _ better: ReliableChange.Better, level: Double = 0.95) throws -> TrialFit {
            try ReliableChange(pre: "pre", post: "post", reliability: 0.9, norm: .init(mean: mean, sd: 1), better: better, level: level).fit(table)
        }
        #expect(try fit(9, .lower).warnings.contains { $0.contains("does not lie below") })
        #expect(try fit(3, .higher).warnings.contains { $0.contains("does not lie above") })
        #expect(try fit(3, .lower).warnings.isEmpty && fit(9, .higher).warnings.isEmpty)
        let usual = try #require(try fit(3, .lower).results["critical_change"]?.number)
        let looser = try #require(try fit(3, .lower, level: 0.9).results["critical_change"]?.number)
        #expect(abs(looser / usual - 1.6448536269514722 / 1.959963984540054) < 1e-12)
    }
}
