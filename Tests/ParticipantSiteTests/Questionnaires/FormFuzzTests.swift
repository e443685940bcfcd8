import Foundation
import Instruments
import Testing

/// P-31: every questionnaire of the catalogue that a participant answers, against hostile pages.
@Suite("Hostile pages")
struct FormFuzzTests {
    static let rounds = Int(ProcessInfo.processInfo.environment["MAITRI_FUZZ"] ?? "") ?? 12
    /// Of one form, so that its history stays short.
    static let perPerson = 50

    @Test("Whatever a page sends is stored exactly as sent or refused with a sentence, never half, and alerts are raised")
    func everything() async throws {
        let people = (Self.rounds + Self.perPerson - 1) / Self.perPerson
        let world = try await FormWorld(people: people)
        var (sent, refused, stored) = (0, 0, 0)
        for (number, instrument) in world.catalog.instruments.filter({ $0.respondent == .participant }).enumerated() {
            for person in 1...people {
                let browser = try await world.browser(of: "p\(person)")
                var fuzz = FormFuzz(world, browser, instrument, seed: UInt64(number * 1000 + person))
                for _ in 0..<min(Self.perPerson, Self.rounds - (person - 1) * Self.perPerson) { try await fuzz.sendForm() }
                if person == 1 && number % 10 == 0 { try await fuzz.sendNonsense() }
                try await fuzz.checkAlerts()
                try await fuzz.handIn()
                #expect(fuzz.faults.prefix(5) == [])
                (sent, refused, stored) = (sent + fuzz.sent, refused + fuzz.refused, stored + fuzz.stored)
            }
        }
        // The pages were hostile, and not only that.
        #expect(refused > sent / 2 && stored > sent)
    }
}
