import Foundation
import StoreContract
import Testing

@Suite("A year of reminders: nothing is lost, nothing is doubled on the record", .serialized)
struct ReminderYearTests {
    /// Through the spring's changes of clocks; `MAITRI_REMINDER_DAYS` asks for a whole year, or fewer.
    private var days: Int {
        if let asked = ProcessInfo.processInfo.environment["MAITRI_REMINDER_DAYS"].flatMap({ Int($0) }) { return max(10, asked) }
        #if DEBUG
            return 30
        #else
            return 120
        #endif
    }

    @Test("No promise is broken over summer time, journeys, refusals and deaths of the program")
    func honest() async throws {
        let (mails, deaths, prompts) = try await ReminderYear(seed: testSeeds(1)[0]).run(days: days)
        print("\(days) days: \(prompts) moments, \(mails) mails, \(deaths) deaths of the program")
        #expect(deaths > days / 10 && mails > days && prompts > days * 15)
    }

    @Test("Every planted bug is found", arguments: ReminderYear.Plant.allCases.filter { $0 != .none })
    func planted(_ plant: ReminderYear.Plant) async throws {
        for seed in testSeeds(5) {
            do {
                _ = try await ReminderYear(seed: seed, plant: plant).run(days: 60)
            } catch let violation as Violation {
                print("\(plant): \(violation)")
                return
            }
        }
        Issue.record("\(plant) was not found")
    }
}
