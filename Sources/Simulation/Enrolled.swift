import Ledger
import Records
import Statistics
import StudyDesign

/// A person who entered the study: the calendar, and the arm that the list gave.
struct Enrolled: Sendable {
    let participant: Participant.ID
    let calendar: ParticipantCalendar
    let enrolledAt: Instant
    /// When the baseline visit begins; the arm is drawn two and a half hours later.
    let baselineAt: Instant
    let arm: Arm
    /// Place in the allocation list, from 1.
    let place: Int
    let treatedAt: Place

    var allocatedAt: Instant { baselineAt + 150 }

    /// From assessment to enrolment: time for washout and consent.
    static let daysToEnrollment = 21

    /// Everybody eligible, in the order of assessment. The list's places go out in the order
    /// in which people are allocated.
    static func all(_ screening: Screening, _ plan: SimulationPlan, seed: UInt64) -> [Enrolled] {
        let eligible = screening.assessed.filter { $0.record.outcome == .eligible }
        let waiting = eligible.enumerated().map { number, assessed in
            var stream = RandomStream(seed: seed, stream: UInt64(number), purpose: Purpose.clock.rawValue)
            let day = assessed.record.day + daysToEnrollment
            let later = RandomStream(seed: seed, stream: UInt64(number), purpose: Purpose.laterClock.rawValue)
            let calendar = ParticipantCalendar(plan, enrollment: day, &stream, later: later)
            let minute = 510 + stream.index(below: 60)
            let baselineDay = calendar.visitDays[.baseline] ?? 0
            let begins = Instant(calendar.day(baselineDay), minutes: minute + 45 + stream.index(below: 180))
            return (assessed.record.participant, calendar, Instant(day, minutes: minute), begins)
        }
        let order = waiting.indices.sorted { (waiting[$0].3, $0) < (waiting[$1].3, $1) }
        var stream = RandomStream(seed: seed, stream: 0, purpose: Purpose.allocation.rawValue)
        let arms = plan.study.arms
        let list = PermutedBlocks.list(of: arms, places: waiting.count, &stream)
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })
        return waiting.enumerated().map { index, person in
            let place = places[index] ?? index
            return Enrolled(
                participant: person.0, calendar: person.1, enrolledAt: person.2, baselineAt: person.3,
                arm: list[place], place: place + 1, treatedAt: Place(seed: seed, number: UInt64(index)))
        }
    }

    /// The concealed list that gives these places.
    static func list(_ enrolled: [Enrolled]) -> AllocationList {
        AllocationList(
            id: AllocationList.ID("list-1"),
            places: [AllocationList.onlyStratum: enrolled.sorted { $0.place < $1.place }.map(\.arm.code)],
            salt: Array(Digest256(hashing: "fictional list of \(enrolled.count)").bytes))
    }
}
