import Blinding
import Statistics
import Testing

@Suite("James's and Bang's indices")
struct IndexTests {
    /// Rows of people from counts [arm][guess a, guess b, do not know].
    static func table(_ counts: [[Int]], arms: [String] = ["a", "b"]) throws -> DataTable {
        let answers = arms + ["do not know"]
        var arm: [Int?] = []
        var guess: [Int?] = []
        for (place, row) in counts.enumerated() {
            for (answer, count) in row.enumerated() {
                arm += [Int?](repeating: place, count: count)
                guess += [Int?](repeating: answer, count: count)
            }
        }
        return try DataTable(columns: [
            Column(name: "arm", content: .categorical(levels: arms, codes: arm)),
            Column(name: "guess", content: .categorical(levels: answers, codes: guess)),
        ])
    }

    private func results(_ counts: [[Int]], arms: [String] = ["a", "b"]) throws -> ResultTree {
        let spec = BlindingSpecification(arm: "arm", guesses: [.init(column: "guess", role: "participant", occasion: "week 2")])
        return try #require(try spec.fit(on: Self.table(counts, arms: arms), running: Running()).results["participant_week_2"])
    }

    @Test("Published counts as in blinding.out, and as published to three places", arguments: [
        ([[48, 4, 330], [22, 30, 319]], [0.896414343, 0.010917577, 0.1151832461, 0.0179337403, 0.0215633423, 0.0194046669]),
        ([[82, 25, 170], [27, 29, 83]], [0.7479275375, 0.0217373981, 0.2057761733, 0.0352370905, 0.0143884892, 0.0538229625]),
        ([[139, 81, 0], [95, 147, 0]], [0.3807169345, 0.0225442197, 0.2636363636, 0.0650348112, 0.2148760331, 0.0627808826]),
    ])
    func published(counts: [[Int]], expected: [Double]) throws {
        let found = try results(counts)
        let names = ["james.est", "james.se", "bang.a.est", "bang.a.se", "bang.b.est", "bang.b.se"]
        for (name, value) in zip(names, expected) { #expect(isNear(found.at(name), value, 1e-7), "\(name)") }
    }

    @Test("Microdosing: 61.9 % of 462 right")
    func right() throws {
        let found = try results([[139, 81, 0], [95, 147, 0]])
        #expect(isNear(found.at("right.share"), 286.0 / 462, 1e-12))
        #expect(found.at("right.n") == 462)
    }

    @Test("The ends: all right, all wrong, all by chance, nobody knows")
    func ends() throws {
        let all = try results([[20, 0, 0], [0, 20, 0]])
        #expect(isNear(all.at("james.est"), 0) && isNear(all.at("bang.a.est"), 1) && isNear(all.at("bang.a.se"), 0))
        let wrong = try results([[0, 20, 0], [20, 0, 0]])
        #expect(isNear(wrong.at("james.est"), 1) && isNear(wrong.at("bang.b.est"), -1))
        let chance = try results([[10, 10, 0], [10, 10, 0]])
        #expect(isNear(chance.at("james.est"), 0.5) && isNear(chance.at("bang.a.est"), 0))
        let unknown = try results([[0, 0, 20], [0, 0, 20]])
        #expect(isNear(unknown.at("james.est"), 1) && isNear(unknown.at("bang.a.est"), 0))
        #expect(unknown.at("right.share") == nil)
    }

    @Test("Where all of an arm guess alike Bang's interval has a width, Wilson's where nobody is unsure; James's is absent with a reason")
    func noWidth() throws {
        let all = try results([[12, 0, 0], [0, 12, 0]])
        // Wilson for 12 of 12 is 0.75751 to 1.
        #expect(isNear(all.at("bang.a.ci_lower"), 2 * 0.7575060 - 1, 1e-6) && isNear(all.at("bang.a.ci_upper"), 1, 1e-12))
        #expect(all.at("james.est") == 0 && all.at("james.ci_lower") == nil)
        guard case .missing(let reason)? = all["james", "ci_upper"] else {
            Issue.record("an end without an error")
            return
        }
        #expect(reason.contains("one kind"))
        let unknown = try results([[0, 0, 12], [0, 0, 12]])
        #expect(try #require(unknown.at("bang.a.ci_lower")) < -0.2 && unknown.at("james.ci_lower") == nil)
    }

    @Test("Bang's interval holds the truth about as often as it says, where a normal one does not")
    func coverage() throws {
        // Exactly, over every outcome of 12 people who guess right with 0.9, wrong with 0.02 or do not know.
        let n = 12
        let shares = [0.9, 0.02, 0.08]
        var holds = 0.0
        for right in 0...n {
            for wrong in 0...(n - right) {
                let counts = [right, wrong, n - right - wrong]
                var chance = 1.0
                var rest = n
                for (count, share) in zip(counts, shares) {
                    for step in 0..<count { chance *= share * Double(rest - step) / Double(step + 1) }
                    rest -= count
                }
                let found = try results([counts, [1, 1, 0]])
                let lower = try #require(found.at("bang.a.ci_lower"))
                let upper = try #require(found.at("bang.a.ci_upper"))
                if lower <= 0.88, upper >= 0.88 { holds += chance }
            }
        }
        // By the normal interval 71 %.
        #expect(holds > 0.92 && holds < 0.98)
    }

    @Test("Chance is 0 with three arms too")
    func threeArms() throws {
        let found = try results([[10, 10, 10, 3], [10, 10, 10, 0], [10, 10, 10, 9]], arms: ["a", "b", "c"])
        for arm in ["a", "b", "c"] { #expect(isNear(found.at("bang.\(arm).est"), 0, 1e-12)) }
        #expect(try #require(found.at("james.est")) > 0.5)
    }

    @Test("By certainty: sure guesses count more")
    func certainty() throws {
        let table = try Self.table([[2, 1, 1], [2, 2, 0]])
        let sure = try DataTable(columns: table.columns + [Column(name: "sure", numbers: [100, 50, 20, nil, 0, 100, 40, 60])])
        let spec = BlindingSpecification(arm: "arm", guesses: [.init(column: "guess", role: "rater", occasion: "", certainty: "sure", surest: 100)])
        let found = try spec.fit(on: sure, running: Running()).results
        #expect(isNear(found.at("rater.bang_by_certainty.a.est"), (1 + 0.5 - 0.2 + 0) / 4, 1e-12))
        #expect(isNear(found.at("rater.bang_by_certainty.b.est"), (0 - 1 + 0.4 + 0.6) / 4, 1e-12))
        var low = spec
        low.guesses[0].surest = 1
        #expect(throws: BlindingError.self) { try low.fit(on: sure, running: Running()) }
    }

    @Test("An answer that is neither an arm nor not knowing, and one arm alone, are sentences")
    func faults() throws {
        var spec = BlindingSpecification(arm: "arm", guesses: [.init(column: "guess", role: "participant", occasion: "")])
        spec.unknown = ["?"]
        let error = #expect(throws: BlindingError.self) { try spec.fit(on: Self.table([[2, 1, 1], [2, 2, 0]]), running: Running()) }
        #expect(error?.description.contains("\"do not know\"") == true)
        #expect(throws: BlindingError.self) { try spec.fit(on: Self.table([[2, 1, 1], [0, 0, 0]]), running: Running()) }
    }
}
