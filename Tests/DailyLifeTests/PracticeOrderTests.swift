import DailyLife
import Mechanisms
import Statistics
import Testing

/// What is told of the order of practice and outcome, where the truth is planted.
@Suite struct PracticeOrderTests {
    /// Mood carries over; practice follows the same week's mood (`now`) and last week's (`before`); mood follows
    /// last week's practice (`effect`).
    static func planted(people: Int, weeks: Int, carries: Double, now: Double, before: Double, effect: Double, seed: UInt64) throws -> DataTable {
        var columns = [[Double?]](repeating: [], count: 4)
        for person in 0..<people {
            var stream = RandomStream(seed: seed, stream: UInt64(person))
            let (levelX, levelY) = (stream.normal(), stream.normal())
            var (mood, practice) = (0.0, 0.0)
            for week in -20..<weeks {
                let next = carries * mood + effect * practice + stream.normal()
                practice = now * next + before * mood + stream.normal()
                mood = next
                guard week >= 0 else { continue }
                let row = [Double(person), Double(week), 10 + levelX + practice, levelY + mood]
                for (index, value) in row.enumerated() { columns[index].append(value) }
            }
        }
        return try DataTable(columns: zip(["id", "week", "practice", "mood"], columns).map { Column(name: $0, numbers: $1) })
    }

    private static let plan = PracticeSpecification(person: "id", week: "week", practices: ["practice"], outcome: "mood")

    private func told(_ weeks: Int, carries: Double, now: Double, before: Double, effect: Double, repetitions: Int = 40) throws -> (practice: Int, outcome: Int) {
        var counts = (practice: 0, outcome: 0)
        for seed in 0..<repetitions {
            let table = try Self.planted(people: 150, weeks: weeks, carries: carries, now: now, before: before, effect: effect, seed: UInt64(seed))
            let results = try Self.plan.fit(on: table, running: Running()).results
            if results.at("practices.practice.goes_before.practice") == 1 { counts.practice += 1 }
            if results.at("practices.practice.goes_before.outcome") == 1 { counts.outcome += 1 }
        }
        return counts
    }

    @Test func moodThatDrivesTheSameWeeksPracticeIsNoLoop() throws {
        let counts = try told(16, carries: 0.5, now: 0.8, before: 0, effect: 0)
        // Mood carries over, so it goes before the next practice; the other way there is nothing.
        #expect(counts.practice <= 4 && counts.outcome == 40, "\(counts)")
        var without = Self.plan
        without.adjustsThisWeek = false
        let fit = try without.fit(on: try Self.planted(people: 150, weeks: 16, carries: 0.5, now: 0.8, before: 0, effect: 0, seed: 1), running: Running())
        #expect(fit.results.at("practices.practice.goes_before.practice") == nil)
        #expect(fit.warnings.contains { $0.contains("adjust_this_week: false") })
    }

    @Test(arguments: [5, 8, 10, 12, 20]) func practiceThatFollowsMoodIsNotToldAsGoingBefore(_ weeks: Int) throws {
        let counts = try told(weeks, carries: 0.3, now: 0, before: 0.8, effect: 0)
        #expect(counts.practice <= 4, "\(counts)")
        #expect(weeks < 10 ? counts.outcome == 0 : counts.outcome == 40, "\(counts)")
    }

    @Test func practiceThatGoesBeforeIsTold() throws {
        let counts = try told(16, carries: 0.3, now: 0, before: 0, effect: 0.2, repetitions: 20)
        #expect(counts.practice >= 18 && counts.outcome <= 3, "\(counts)")
    }

    @Test func kindsShareTheLevel() {
        #expect((Self.plan.sharedLevel - 0.975).magnitude < 1e-12)
        var five = Self.plan
        five.practices = ["a", "b", "c", "d", "e"]
        #expect((five.sharedLevel - 0.995).magnitude < 1e-12)
    }

    @Test func visitsAreNotCalledWeeks() throws {
        let weeks = try Self.planted(people: 40, weeks: 4, carries: 0.3, now: 0, before: 0, effect: 0, seed: 3)
        let visits = try DataTable(columns: weeks.columns.map { Column(name: $0.name == "week" ? "visit_number" : $0.name, content: $0.content) })
        var plan = Self.plan
        plan.week = "visit_number"
        let fit = try plan.fit(on: visits, running: Running())
        let sentences = fit.tables.flatMap { [$0.title] + $0.columns + $0.notes } + fit.warnings + fit.pictures.flatMap { [$0.title, $0.caption] }
        #expect(sentences.filter { $0.lowercased().contains("week") && !$0.contains("adjust_this_week") } == [])
        #expect(fit.tables[0].title.contains("one visit later"))
        #expect(fit.warnings.contains { $0.contains("counts visits, not time") })
    }
}
