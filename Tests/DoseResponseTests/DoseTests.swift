import DoseResponse
import Statistics
import Testing
import TrialStatistics

@Suite("Outcome by dose") struct DoseTests {
    /// CAPS-IV a month after the second session (Mithoefer et al 2018).
    static func summary(_ n: [Double?] = [7, 7, 12]) throws -> DataTable {
        try DataTable(columns: [
            Column(name: "dose", content: .categorical(levels: ["30 mg", "75 mg", "125 mg"], codes: [0, 1, 2])),
            Column(name: "m", numbers: [76.0, 24.1, 45.3]), Column(name: "s", numbers: [23.4, 17.2, 33.8]), Column(name: "n", numbers: n),
        ])
    }

    static let ofTable = DoseResponse(source: .summary(.init(mean: "m", sd: "s", n: "n")), dose: "dose", draws: 200_000)

    private func near(_ tree: ResultTree?, _ value: Double, _ tolerance: Double = 1e-8) -> Bool {
        tree?.number.map { abs($0 - value) <= tolerance } ?? false
    }

    @Test("A table of doses gives the numbers of R (Reference/dose.txt)")
    func reference() throws {
        let results = try Self.ofTable.fit(on: Self.summary(), running: Running(threads: 2)).results
        let low = results["against_lowest"]
        #expect(near(low?["75", "t"], -4.728240727))
        #expect(near(low?["75", "df"], 11.018499118))
        #expect(near(low?["125", "se"], 13.169137803))
        #expect(near(low?["125", "df"], 16.312552429))
        #expect(near(low?["125", "p"], 0.0328703801860))
        #expect(near(low?["125", "p_adjusted"], 0.060014, 0.0015))
        #expect(near(low?["75", "critical"], 2.536726, 0.02))
        #expect(near(low?["125", "critical"], 2.425169, 0.02))
        #expect(near(results["any_difference", "F"], 10.721389569408))
        #expect(near(results["any_difference", "p"], 0.001388274192))
        #expect(near(results["shapes", "linear", "t"], 2.463081036))
        #expect(near(results["shapes", "emax", "t"], 3.977878861))
        #expect(near(results["shapes", "linear", "p_adjusted"], 0.026197, 0.0015))
        #expect(near(results["shapes", "emax", "p_adjusted"], 0.001635, 0.0004))
        #expect(near(results["course", "peak_p"], 0.0442331160274, 1e-9))
    }

    /// People whose groups have exactly the means and standard deviations of a table.
    static func people(_ groups: [(dose: Double, mean: Double, sd: Double, n: Int)]) throws -> DataTable {
        var doses: [Double?] = []
        var values: [Double?] = []
        for group in groups {
            let raw = (0..<group.n).map { Double(($0 * 7) % group.n) + Double($0 % 3) }
            let mean = raw.reduce(0, +) / Double(group.n)
            let sd = (raw.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(group.n - 1)).squareRoot()
            for value in raw {
                doses.append(group.dose)
                values.append(group.mean + group.sd * (value - mean) / sd)
            }
        }
        return try DataTable(columns: [Column(name: "dose", numbers: doses), Column(name: "y", numbers: values)])
    }

    @Test("People and the table of their means give the same comparisons")
    func peopleAndTable() throws {
        let table = try Self.people([(30, 76.0, 23.4, 7), (75, 24.1, 17.2, 7), (125, 45.3, 33.8, 12)])
        let ofPeople = DoseResponse(source: .people(outcome: "y", covariates: []), dose: "dose", draws: 200_000)
        let first = try ofPeople.fit(on: table, running: Running()).results
        let second = try Self.ofTable.fit(on: Self.summary(), running: Running()).results
        for name in ["est", "se", "t", "p_adjusted", "ci_lower"] {
            let left = try #require(first["against_lowest", "75", name]?.number)
            let right = try #require(second["against_lowest", "75", name]?.number)
            #expect(abs(left - right) < 1e-6, "\(name)")
        }
    }

    @Test("75 mg above 125 mg: not to be told from 7, 7 and 12 people, and reported from 60 a dose")
    func turn() throws {
        let hidden = try Self.ofTable.fit(on: Self.summary(), running: Running(threads: 2))
        #expect(hidden.results["course", "is_one_way"]?.number == 0)
        #expect(hidden.results["course", "is_peak_shown"]?.number == 0)
        #expect(hidden.warnings.contains { $0.contains("dose 75 did better than the highest dose, 125") && $0.contains("cannot be told from these people") })
        #expect(hidden.warnings.contains { $0.contains("four times in five") })
        #expect(hidden.warnings.contains { $0.contains("No order of doses can be read") })
        let shown = try Self.ofTable.fit(on: Self.summary([60, 60, 60]), running: Running(threads: 2))
        #expect(shown.results["course", "is_peak_shown"]?.number == 1)
        #expect(shown.results["course", "peak_dose"]?.number == 75)
        #expect(shown.warnings.contains { $0.contains("not monotone: 75 did better than 30 below it and than 125 above it") })
    }

    @Test("Planted with 60 people a dose, the turn is reported in at least nine of ten trials; without one hardly ever")
    func planted() throws {
        var seen = (turn: 0, none: 0)
        for repetition in 0..<40 {
            var stream = RandomStream(seed: 8, stream: UInt64(repetition))
            var doses: [Double?] = []
            var turn: [Double?] = []
            var none: [Double?] = []
            for person in 0..<180 {
                let place = person % 3
                let z = 26 * stream.normal()
                doses.append([30, 75, 125][place])
                turn.append([76, 24.1, 45.3][place] + z)
                none.append([76, 45.3, 45.3][place] + z)
            }
            let dose = DoseResponse(source: .people(outcome: "y", covariates: []), dose: "dose", draws: 1000, resamples: 0)
            for (values, isTurn) in [(turn, true), (none, false)] {
                let table = try DataTable(columns: [Column(name: "dose", numbers: doses), Column(name: "y", numbers: values)])
                guard try dose.fit(on: table, running: Running()).results["course", "is_peak_shown"]?.number == 1 else { continue }
                if isTurn { seen.turn += 1 } else { seen.none += 1 }
            }
        }
        #expect(seen.turn >= 36)
        #expect(seen.none <= 4)
    }

    @Test("With spreads and numbers that differ, intervals hold together in 95 of 100 trials")
    func unequalSpreads() throws {
        var held = 0
        let sds = [12.7, 9.8, 28.7]
        for repetition in 0..<200 {
            var stream = RandomStream(seed: 41, stream: UInt64(repetition))
            var means: [Double?] = []
            var spreads: [Double?] = []
            for (sd, n) in zip(sds, [40, 40, 15]) {
                let values = (0..<n).map { _ in sd * stream.normal() }
                let mean = values.reduce(0, +) / Double(n)
                means.append(mean)
                spreads.append((values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(n - 1)).squareRoot())
            }
            let table = try DataTable(columns: [
                Column(name: "dose", numbers: [30, 75, 125]), Column(name: "m", numbers: means), Column(name: "s", numbers: spreads),
                Column(name: "n", numbers: [40, 40, 15]),
            ])
            let dose = DoseResponse(source: .summary(.init(mean: "m", sd: "s", n: "n")), dose: "dose", draws: 4000, resamples: 0)
            let low = try dose.fit(on: table, running: Running()).results["against_lowest"]
            if ["75", "125"].allSatisfy({ (low?[$0, "ci_lower"]?.number ?? 1) <= 0 && (low?[$0, "ci_upper"]?.number ?? -1) >= 0 }) { held += 1 }
        }
        #expect(held >= 180)
        #expect(held <= 199)
    }

    @Test("A dose that does worse than both sides is reported")
    func dip() throws {
        let table = try Self.people([(30, 40, 15, 60), (75, 60, 15, 60), (125, 42, 15, 60)])
        let dose = DoseResponse(source: .people(outcome: "y", covariates: []), dose: "dose", draws: 5000, resamples: 20)
        let fit = try dose.fit(on: table, running: Running())
        #expect(fit.results["course", "is_dip_shown"]?.number == 1)
        #expect(fit.results["course", "dip_dose"]?.number == 75)
        #expect(fit.results["course", "is_peak_shown"]?.number == 0)
        #expect(fit.warnings.contains { $0.contains("75 did worse than 30 below it and than 125 above it") })
    }

    @Test("One person of a dose: the spread of all is taken there, and told")
    func lone() throws {
        let table = try Self.people([(30, 40, 15, 20), (75, 60, 15, 20)])
        let more = try DataTable(columns: [
            Column(name: "dose", numbers: try table.numbers("dose").map(\.value) + [125]), Column(name: "y", numbers: try table.numbers("y").map(\.value) + [50]),
        ])
        let dose = DoseResponse(source: .people(outcome: "y", covariates: []), dose: "dose", draws: 1000, resamples: 20)
        let fit = try dose.fit(on: more, running: Running())
        #expect((fit.results["against_lowest", "125", "se"]?.number ?? 0) > 10)
        #expect(fit.warnings.contains { $0.hasPrefix("Dose 125: too few people") })
    }

    @Test("A course that saturates is best described by Emax, and its parameters are found")
    func emax() throws {
        let doses: [Double] = [0, 10, 25, 50, 100, 200]
        let table = try Self.people(doses.map { ($0, 10 + 20 * $0 / (20 + $0), 4, 40) })
        let dose = DoseResponse(source: .people(outcome: "y", covariates: []), dose: "dose", better: .higher, draws: 5000, resamples: 50)
        let models = try dose.fit(on: table, running: Running()).results["models"]
        #expect(near(models?["emax", "ed50"], 20, 0.01))
        #expect(near(models?["emax", "emax"], 20, 0.01))
        #expect(near(models?["emax", "q"], 0, 1e-6))
        let quadratic = try #require(models?["quadratic", "gaic"]?.number)
        #expect((models?["emax", "gaic"]?.number ?? 99) < quadratic)
    }

    @Test("Without any difference, any shape is seen in about one trial in twenty")
    func null() throws {
        var seen = 0
        for repetition in 0..<200 {
            var stream = RandomStream(seed: 4, stream: UInt64(repetition))
            let n = 60
            let table = try DataTable(columns: [
                Column(name: "dose", numbers: (0..<n).map { Double([0, 30, 75, 125][$0 % 4]) }),
                Column(name: "y", numbers: (0..<n).map { _ in stream.normal() }),
            ])
            let dose = DoseResponse(source: .people(outcome: "y", covariates: []), dose: "dose", draws: 2000, resamples: 0)
            let shapes = try dose.fit(on: table, running: Running()).results["shapes"]
            let p = ["linear", "emax", "peak_30", "peak_75"].compactMap { shapes?[$0, "p_adjusted"]?.number }
            if (p.min() ?? 1) <= 0.05 { seen += 1 }
        }
        #expect(seen <= 20)
        #expect(seen >= 2)
    }

    @Test("Two doses, one person a dose, one dose, no spread: an answer or a sentence")
    func degenerate() throws {
        let dose = DoseResponse(source: .people(outcome: "y", covariates: []), dose: "dose", draws: 1000, resamples: 20)
        let two = try DataTable(columns: [Column(name: "dose", numbers: [0, 0, 1, 1]), Column(name: "y", numbers: [1, 2, 2, 4])])
        #expect(near(try dose.fit(on: two, running: Running()).results["against_lowest", "1", "est"], 1.5))
        let flat = try DataTable(columns: [Column(name: "dose", numbers: [0, 0, 1, 1]), Column(name: "y", numbers: [3, 3, 3, 3])])
        #expect(throws: (any Error).self) { _ = try dose.fit(on: flat, running: Running()).account }
        let single = try DataTable(columns: [Column(name: "dose", numbers: [1, 1]), Column(name: "y", numbers: [3, 4])])
        #expect(throws: TrialError.self) { _ = try dose.fit(on: single, running: Running()).account }
        let lone = try DataTable(columns: [Column(name: "dose", numbers: [0, 1, 2]), Column(name: "y", numbers: [3, 4, 5])])
        #expect(throws: (any Error).self) { _ = try dose.fit(on: lone, running: Running()).account }
    }

    @Test("The same seed gives the same on any number of threads")
    func threads() throws {
        let table = try Self.people([(30, 74, 22, 20), (75, 30, 22, 20), (125, 44, 22, 20)])
        let dose = DoseResponse(source: .people(outcome: "y", covariates: []), dose: "dose", draws: 5000, resamples: 200)
        #expect(try dose.fit(on: table, running: Running(threads: 1)) == dose.fit(on: table, running: Running(threads: 4)))
    }
}
