import DailyLife
import Mechanisms
import Statistics
import Testing

@Suite struct CheckInTests {
    private static func example(_ change: (inout CheckInSpecification) -> Void = { _ in }) throws -> CheckInFit {
        var specification = CheckInSpecification(
            person: "person", day: "day", time: "window", mechanism: "day_mean_context", outcome: "state_uncompassionate")
        change(&specification)
        return try specification.fit(on: DailyReference.checkIns(), running: Running(threads: 2))
    }

    @Test func realCheckInsGiveTheNumbersOfTheMixedModelsOfR() throws {
        let results = try Self.example { $0.random = .intercept }.results
        for (path, name) in [
            ("lags.mechanism_to_outcome", "forward xl"), ("lags.outcome_on_itself", "forward yl"), ("between.mechanism_on_outcome", "forward xm"),
            ("lags.outcome_to_mechanism", "backward yl"), ("lags.mechanism_on_itself", "backward xl"), ("between.outcome_on_mechanism", "backward ym"),
        ] {
            #expect(agree(results.at("\(path).est"), try DailyReference.value(name, 0)), "\(name)")
            #expect(agree(results.at("\(path).se"), try DailyReference.value(name, 1)), "\(name)")
            #expect(agree(results.at("\(path).df"), try DailyReference.value(name, 2), 1e-3), "\(name)")
        }
        #expect(results.at("prompts.rows") == (try DailyReference.value("ema rows")))
        #expect(results.at("prompts.answered") == (try DailyReference.value("ema answered")))
        #expect(results.at("prompts.participants") == (try DailyReference.value("ema people")))
        #expect(results.at("lag_pairs.n") == (try DailyReference.value("ema lags")))
    }

    @Test func withinAndBetweenPeopleAreKeptApart() throws {
        let results = try Self.example().results
        #expect(agree(results.at("mechanism.icc"), try DailyReference.value("ema icc_x"), 1e-4))
        #expect(agree(results.at("outcome.icc"), try DailyReference.value("ema icc_y"), 1e-4))
        #expect(agree(results.at("same_prompt.within_r"), try DailyReference.value("ema within_r")))
        #expect(agree(results.at("same_prompt.between_r"), try DailyReference.value("ema between_r")))
        // Published of the same study: about −0.53 within people, shares between people 0.56 and 0.58.
        #expect((try #require(results.at("same_prompt.within_r")) + 0.53).magnitude < 0.02)
        #expect((try #require(results.at("outcome.icc")) - 0.58).magnitude < 0.01)
    }

    @Test func aRandomSlopeIsTakenWhereItCanBeEstimated() throws {
        let results = try Self.example().results
        #expect(agree(results.at("lags.mechanism_to_outcome.est"), try DailyReference.value("forward_slopes xl"), 1e-4))
        #expect(agree(results.at("lags.mechanism_to_outcome.se"), try DailyReference.value("forward_slopes xl", 1), 1e-4))
        #expect(agree(results.at("slope_sd.mechanism_to_outcome"), try DailyReference.value("forward_slopes sd"), 1e-4))
    }

    @Test func theCorrectedLagsAreThoseOfDummyRegressionsOfWholeAndHalves() throws {
        let results = try Self.example().results
        for (path, place) in [("mechanism_to_outcome", 0), ("outcome_on_itself", 1)] {
            #expect(agree(results.at("corrected.\(path).est"), try DailyReference.value("panel est", place)))
            #expect(agree(results.at("corrected.\(path).se"), try DailyReference.value("panel se", place)))
        }
        #expect(results.at("corrected.participants") == (try DailyReference.value("panel people")))
    }

    /// Two states with the lags planted; nights between days of five prompts.
    static func planted(people: Int, days: Int, toOutcome: Double, toMechanism: Double, seed: UInt64) throws -> DataTable {
        var columns = [[Double?]](repeating: [], count: 5)
        for person in 0..<people {
            var stream = RandomStream(seed: seed, stream: UInt64(person))
            let (levelX, levelY) = (stream.normal(), stream.normal())
            var (x, y) = (0.0, 0.0)
            for prompt in -20..<(days * 5) {
                let shared = stream.normal()
                let nextX = 0.3 * x + toMechanism * y + 0.8 * (0.6 * shared + 0.8 * stream.normal())
                let nextY = 0.3 * y + toOutcome * x + 0.8 * (-0.6 * shared + 0.8 * stream.normal())
                (x, y) = (nextX, nextY)
                guard prompt >= 0, !stream.chance(0.15) else { continue }
                let row = [Double(person), Double(prompt / 5 + 1), Double(prompt % 5 + 1), levelX + x, levelY + y]
                for (index, value) in row.enumerated() { columns[index].append(value) }
            }
        }
        return try DataTable(columns: zip(["id", "day", "beep", "kind", "shame"], columns).map { Column(name: $0, numbers: $1) })
    }

    private static let plain: CheckInSpecification = {
        var plan = CheckInSpecification(person: "id", day: "day", time: "beep", mechanism: "kind", outcome: "shame")
        plan.random = .intercept
        plan.maxGap = 1
        return plan
    }()

    @Test func aPlantedDirectionIsToldInMostRepetitions() throws {
        var counts: [LagOrder: Int] = [:]
        for seed in 0..<200 {
            let table = try Self.planted(people: 50, days: 8, toOutcome: -0.15, toMechanism: 0, seed: UInt64(seed))
            counts[try Self.plain.fit(on: table, running: Running()).order, default: 0] += 1
        }
        #expect(counts[.mechanismFirst, default: 0] >= 160, "\(counts)")
        #expect(counts[.outcomeFirst, default: 0] + counts[.bothWays, default: 0] <= 16, "\(counts)")
    }

    @Test func withoutALagNoneIsToldInMostRepetitions() throws {
        var shown = 0
        var (plainSum, correctedSum) = (0.0, 0.0)
        for seed in 0..<200 {
            let table = try Self.planted(people: 50, days: 4, toOutcome: 0, toMechanism: 0, seed: UInt64(1000 + seed))
            let fit = try Self.plain.fit(on: table, running: Running())
            if fit.order != .nothingShown { shown += 1 }
            plainSum += fit.results.at("lags.outcome_on_itself.est") ?? .nan
            correctedSum += fit.results.at("corrected.outcome_on_itself.est") ?? .nan
        }
        // 5 % for the two directions together; with 200 repetitions up to 10 %.
        #expect(shown <= 20, "\(shown)")
        // Carry-over is 0.3; the person mean pulls it down, the correction brings it back.
        #expect(plainSum / 200 < 0.26)
        #expect((correctedSum / 200 - 0.3).magnitude < 0.02, "\(correctedSum / 200)")
    }

    @Test func aLoopIsBothWays() throws {
        let table = try Self.planted(people: 120, days: 10, toOutcome: -0.2, toMechanism: -0.2, seed: 5)
        let fit = try Self.plain.fit(on: table, running: Running())
        #expect(fit.order == .bothWays)
        #expect(fit.tables[0].notes[0].contains("consistent with a loop"))
        #expect(fit.badge == .prospective)
    }

    @Test func nightsAndGapsBoundTheLags() throws {
        let table = try Self.planted(people: 30, days: 6, toOutcome: -0.2, toMechanism: 0, seed: 6)
        func lags(_ change: (inout CheckInSpecification) -> Void) throws -> Double? {
            var specification = Self.plain
            specification.maxGap = nil
            change(&specification)
            return try specification.fit(on: table, running: Running()).results.at("lag_pairs.n")
        }
        let apart = try #require(try lags { _ in })
        let near = try #require(try lags { $0.maxGap = 1 })
        let across = try #require(try lags { $0.night = .across })
        #expect(near < apart && apart < across)
        let people = 30.0
        let fit = try Self.plain.fit(on: table, running: Running())
        #expect(across == (try #require(fit.results.at("prompts.answered"))) - people)
        var whatever = Self.plain
        whatever.maxGap = nil
        #expect(try whatever.fit(on: table, running: Running()).warnings.contains { $0.contains("shortest gap") })
    }

    /// Prompts that run on over the nights: 5 a day, 15 % missing.
    private func detrended(_ days: Int, _ seeds: Range<Int>) throws -> (carries: Double, told: Int, notTold: Int) {
        var plan = CheckInSpecification(person: "id", day: "day", time: "beep", mechanism: "kind", outcome: "shame")
        plan.random = .intercept
        plan.night = .across
        plan.detrend = .person
        var (sum, told, notTold) = (0.0, 0, 0)
        for seed in seeds {
            let fit = try plan.fit(on: try Self.planted(people: 60, days: days, toOutcome: 0, toMechanism: 0, seed: UInt64(seed)), running: Running())
            sum += fit.results.at("corrected.outcome_on_itself.est") ?? .nan
            if fit.order == .notTold { notTold += 1 } else if fit.order != .nothingShown { told += 1 }
        }
        return (sum / Double(seeds.count), told, notTold)
    }

    @Test func linesOfOnesOwnAreTakenOutOfEachHalfAnew() throws {
        let short = try detrended(4, 2000..<2030)
        #expect(short.notTold == 30, "\(short)")
        let long = try detrended(10, 2000..<2040)
        #expect(long.notTold == 0 && long.told <= 6, "\(long)")
        // 0.3, less where a missing prompt makes a lag longer; about 0.26.
        #expect((long.carries - 0.26).magnitude < 0.04, "\(long)")
    }

    @Test func anOrderCarriesTheLimitOfUnequalReliability() throws {
        let fit = try Self.plain.fit(on: try Self.planted(people: 120, days: 10, toOutcome: -0.2, toMechanism: 0, seed: 5), running: Running())
        #expect(fit.tables[0].notes[0].contains("the less reliable one looks like the follower"))
        #expect(fit.warnings.contains { $0.contains("Error of measurement is not taken out") })
    }

    @Test func aTrendOfOnesOwnIsTakenOut() throws {
        let table = try Self.planted(people: 60, days: 14, toOutcome: 0, toMechanism: 0, seed: 7)
        let day = try table.numbers("day").map(\.value)
        func rising(_ name: String, _ by: Double) throws -> Column {
            let values = try table.numbers(name).map(\.value)
            return Column(name: name, numbers: zip(values, day).map { value, day in value.flatMap { one in day.map { one + by * $0 } } })
        }
        let trended = try DataTable(columns: [
            try table.requiring("id"), try table.requiring("day"), try table.requiring("beep"), try rising("kind", 0.5), try rising("shame", -0.5),
        ])
        #expect(try Self.plain.fit(on: trended, running: Running()).order != .nothingShown)
        var detrended = Self.plain
        detrended.detrend = .person
        #expect(try detrended.fit(on: trended, running: Running()).order == .nothingShown)
    }

    @Test func whatCannotBeSaidIsASentence() throws {
        let table = try Self.planted(people: 3, days: 3, toOutcome: 0, toMechanism: 0, seed: 8)
        func sentence(_ table: DataTable, _ change: (inout CheckInSpecification) -> Void = { _ in }) -> String {
            var specification = Self.plain
            change(&specification)
            do {
                _ = try specification.fit(on: table, running: Running())
                return ""
            } catch { return "\(error)" }
        }
        #expect(sentence(table) { $0.outcome = "kind" }.contains("two places"))
        #expect(sentence(table) { $0.outcome = "shmae" }.contains("shame"))
        #expect(sentence(table) { $0.mechanism = "id"; $0.person = "kind" }.isEmpty == false)
        #expect(sentence(table.selecting(rows: [0, 1, 2])).contains("too little"))
        #expect(sentence(table.selecting(rows: [])).contains("No prompt"))
        let flat = try DataTable(columns: table.columns.map { $0.name == "shame" ? Column(name: "shame", numbers: [Double?](repeating: 1, count: table.rowCount)) : $0 })
        #expect(sentence(flat).contains("does not vary within people"))
        let one = table.selecting(rows: (0..<table.rowCount).filter { row in (try? table.numbers("id")[row].value) == 0 })
        #expect(!sentence(one).isEmpty)
        let recalled = Self.plain.dated(by: MeasuredDays(day: { _ in nil }, isRecalled: { _ in true }))
        let told = try recalled.fit(on: try Self.planted(people: 30, days: 6, toOutcome: -0.3, toMechanism: 0, seed: 9), running: Running())
        #expect(told.order == .timeNotStated)
        #expect(told.badge == .oneSitting)
    }
}
