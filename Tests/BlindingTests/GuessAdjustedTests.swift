import Blinding
import Statistics
import Testing

@Suite("What is left at chance")
struct GuessAdjustedTests {
    private func spec() -> GuessAdjusted {
        GuessAdjusted(
            arm: "arm", guess: "guess", outcomes: [.init("symptoms_said"), .init("symptoms_seen", rated: .clinician)],
            covariates: ["severity"], resamples: 400)
    }

    @Test("The effect at three shares of right guesses, by guess, and of the guess, as weighted.out")
    func reference() throws {
        let results = try spec().fit(on: Given.guesses(), running: Running()).results
        #expect(isNear(results.at("symptoms_said.at_chance.est"), -3.38143823, 1e-8))
        #expect(isNear(results.at("symptoms_said.unadjusted.est"), -4.796938465, 1e-8))
        #expect(isNear(results.at("symptoms_seen.at_chance.est"), -3.41457014, 1e-8))
        guard case .list(let curve)? = results["symptoms_said", "curve", "est"], case .list(let share)? = results["symptoms_said", "curve", "right_share"] else {
            Issue.record("no curve")
            return
        }
        #expect(isNear(curve[5], -4.087667943, 1e-8))
        #expect(isNear(share[0], 0.5, 1e-12))
        #expect(isNear(results.at("symptoms_said.guessed.active.est"), -2.14401765, 1e-7))
        #expect(isNear(results.at("symptoms_said.guessed.active.se"), 1.34251262, 1e-7))
        #expect(results.at("symptoms_said.guessed.active.n") == 70)
        #expect(isNear(results.at("symptoms_said.guess_within_arm.est"), -3.76008930794, 1e-8))
        #expect(isNear(results.at("symptoms_said.guess_within_arm.p"), 0.00002924003, 1e-4))
    }

    @Test("A planted unblinding shrinks at chance in what people say, and not in what a clinician sees")
    func planted() throws {
        let results = try spec().fit(on: Given.guesses(), running: Running()).results
        #expect(try #require(results.at("symptoms_said.at_chance_minus_unadjusted.ci_lower")) > 0)
        let lower = try #require(results.at("symptoms_seen.at_chance_minus_unadjusted.ci_lower"))
        let upper = try #require(results.at("symptoms_seen.at_chance_minus_unadjusted.ci_upper"))
        #expect(lower < 1 && upper < 0.5)
    }

    /// y = effect · arm + of the guess + noise, guesses right with a chance.
    private func simulated(_ people: Int, effect: Double, ofGuess: Double, right: Double, seed: UInt64) throws -> DataTable {
        var stream = RandomStream(seed: seed, stream: 0, purpose: 97)
        var arm: [Int?] = []
        var guess: [Int?] = []
        var y: [Double?] = []
        for person in 0..<people {
            let own = person % 2
            let said = stream.chance(right) ? own : 1 - own
            arm.append(own)
            guess.append(said)
            y.append(effect * Double(own) + ofGuess * Double(said) + stream.normal())
        }
        return try DataTable(columns: [
            Column(name: "arm", content: .categorical(levels: ["x", "y"], codes: arm)),
            Column(name: "guess", content: .categorical(levels: ["x", "y"], codes: guess)), Column(name: "out", numbers: y),
        ])
    }

    @Test("An effect of the guess alone is gone at chance; a true effect stays")
    func truths() throws {
        let spec = GuessAdjusted(arm: "arm", guess: "guess", outcomes: [.init("out")], resamples: 300)
        let guess = try spec.fit(on: simulated(2000, effect: 0, ofGuess: 1, right: 0.8, seed: 1), running: Running()).results
        #expect(isNear(guess.at("out.unadjusted.est"), 0.6, 0.12))
        #expect(try #require(guess.at("out.at_chance.est")).magnitude < 0.12)
        let true_ = try spec.fit(on: simulated(2000, effect: 0.6, ofGuess: 0, right: 0.8, seed: 2), running: Running()).results
        #expect(isNear(true_.at("out.at_chance.est"), 0.6, 0.12))
    }

    @Test("The interval at chance covers the truth about as often as it says")
    func coverage() throws {
        var hits = 0
        let runs = 200
        for run in 0..<runs {
            let spec = GuessAdjusted(arm: "arm", guess: "guess", outcomes: [.init("out")], resamples: 300, start: UInt64(run))
            let results = try spec.fit(on: simulated(120, effect: 0.5, ofGuess: 0.7, right: 0.75, seed: UInt64(1000 + run)), running: Running()).results
            guard let lower = results.at("out.at_chance.ci_lower"), let upper = results.at("out.at_chance.ci_upper") else { continue }
            if lower <= 0.5, upper >= 0.5 { hits += 1 }
        }
        // 95 % of 200, four standard errors of the count below.
        #expect(hits >= 178)
    }

    @Test("Where everybody guesses right there is nobody to weigh up: the reason, not a number")
    func allRight() throws {
        let fit = try GuessAdjusted(arm: "arm", guess: "guess", outcomes: [.init("out")], resamples: 400)
            .fit(on: simulated(60, effect: 1, ofGuess: 0, right: 2, seed: 4), running: Running())
        let results = fit.results
        // The plain effect needs no weights: it keeps its interval, near that of two means.
        let estimate = try #require(results.at("out.unadjusted.est"))
        let half = (try #require(results.at("out.unadjusted.ci_upper")) - (try #require(results.at("out.unadjusted.ci_lower")))) / 2
        #expect(estimate.isFinite && half > 0.3 && half < 0.8)
        #expect(results.at("out.at_chance.est") == nil)
        guard case .missing(let reason)? = results["out", "at_chance"] else {
            Issue.record("a number")
            return
        }
        #expect(reason.contains("nobody of one arm guessed right, or nobody wrong"))
    }

    @Test("A resample without a wrong guess is lost to the effect at chance, not to the plain one")
    func plainKeepsItsResamples() throws {
        // One wrong guess an arm: about a third of the resamples of each arm lack it. It is far off in the outcome.
        let table = try IndexTests.table([[14, 1, 0], [1, 14, 0]], arms: ["a", "b"])
        let out = (0..<30).map { row -> Double in row == 14 ? 60 : Double(row * 7 % 11) }
        let full = try DataTable(columns: table.columns + [Column(name: "out", numbers: out)])
        let spec = GuessAdjusted(arm: "arm", guess: "guess", outcomes: [.init("out")], resamples: 800)
        let results = try spec.fit(on: full, running: Running()).results
        #expect(try #require(results.at("out.failed_resamples")) > 300)
        // Where that person is never drawn the arms hardly differ: only a third of all resamples, but they count.
        #expect(try #require(results.at("out.unadjusted.ci_upper")) > 0)
    }

    @Test("Of an effect that does not exist nothing is said to hang on few people")
    func fewWithoutEffect() throws {
        let table = try IndexTests.table([[20, 2, 0], [0, 20, 0]], arms: ["a", "b"])
        let full = try DataTable(columns: table.columns + [Column(name: "out", numbers: (0..<table.rowCount).map { Double($0 * 7 % 11) })])
        let fit = try GuessAdjusted(arm: "arm", guess: "guess", outcomes: [.init("out")], resamples: 100).fit(on: full, running: Running())
        #expect(fit.results.at("out.at_chance.est") == nil && fit.results.at("out.unadjusted.ci_lower") != nil)
        #expect(!fit.warnings.contains { $0.contains("hangs on them") })
    }

    @Test("The same bytes on any number of threads")
    func threads() throws {
        let one = try spec().fit(on: Given.guesses(), running: Running(threads: 1)).results
        let two = try spec().fit(on: Given.guesses(), running: Running(threads: 2)).results
        #expect(one == two)
    }

    @Test("It says that the adjustment can take away too much")
    func words() throws {
        let fit = try spec().fit(on: Given.guesses(), running: Running())
        #expect(fit.warnings.contains { $0.contains("consequence of being better") })
        let text = (fit.warnings + fit.tables.flatMap { [$0.title] + $0.notes }).joined(separator: " ").lowercased()
        for word in ["fully mediated", "full mediation", "proves", "proof", "caused by", "causes", "is the mechanism", "patient"] { #expect(!text.contains(word), "\(word)") }
    }

    @Test("Three arms, or an arm without a guess, is a sentence")
    func faults() throws {
        let table = try IndexTests.table([[3, 1, 1, 0], [1, 3, 1, 0], [1, 1, 3, 0]], arms: ["a", "b", "c"])
        let full = try DataTable(columns: table.columns + [Column(name: "out", numbers: (0..<table.rowCount).map { Double($0) })])
        #expect(throws: BlindingError.self) {
            try GuessAdjusted(arm: "arm", guess: "guess", outcomes: [.init("out")]).fit(on: full, running: Running())
        }
    }
}
