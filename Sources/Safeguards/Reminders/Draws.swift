import Accompaniment
import Ledger
import Records
import StudyDesign

/// The prompts of a person's day that are not drawn yet.
enum Draws {
    /// - Parameter seed: secret, so that nobody knows beforehand when somebody is asked, and the same
    ///   for the life of the store, so that a draw that was lost is drawn again as it was.
    static func due(of day: PersonDay, seed: [UInt8]) -> [PromptDraw] {
        guard day.isAsked, day.person.enrollment != nil, let plans = day.study.prompts, !plans.isEmpty else { return [] }
        let schedule = Schedule(day.study)
        return plans.compactMap { plan in
            let earlier = day.person.draws.filter { $0.plan == plan.code }
            guard plan.isAsked(on: day.local.day, by: day.facts, in: schedule), !earlier.contains(where: { $0.day == day.local.day }) else {
                return nil
            }
            var numbers = DrawNumbers(seed: seed, of: day.id, plan: plan.code, on: day.local.day)
            let moments = plan.moments(
                on: day.local.day, in: day.zones, after: earlier.flatMap(\.prompts).map(\.at).max(), using: &numbers)
            return PromptDraw(
                participant: day.id, plan: plan.code, day: day.local.day,
                prompts: moments.map {
                    Prompt(id: PromptDraw.id(of: $0.number, plan: plan.code, day: day.local.day), at: $0.at, expires: $0.expires)
                })
        }
    }

    /// Prompts whose time passed without an answer and without a mail about them.
    ///
    /// - Parameter settled: Draws of which everything had its end already; grows by those that have it now.
    static func lapsed(of day: PersonDay, settled: inout Int) -> [Note] {
        let draws = day.person.draws.dropFirst(settled)
        func isOver(_ prompt: Prompt) -> Bool {
            day.person.told.contains(prompt.id.rawValue) || day.person.responses.values.contains { $0.visit == prompt.id.rawValue }
        }
        settled += draws.prefix { $0.prompts.allSatisfy { $0.expires <= day.now && isOver($0) } }.count
        return draws.flatMap(\.prompts).filter { $0.expires <= day.now && !isOver($0) }.map { Note(of: day.id, about: $0.id.rawValue) }
    }
}

/// Numbers that follow from a secret and a name: SHA-256 of both and a count, eight bytes at a time.
struct DrawNumbers: RandomNumberGenerator {
    private let key: [UInt8]
    private var count: UInt64 = 0

    init(seed: [UInt8], of participant: Participant.ID, plan: String, on day: Day) {
        // Names hold no slash.
        key = Digest256(hashing: seed + Digest256(hashing: "prompts/\(participant)/\(plan)/\(day)").bytes).bytes
    }

    mutating func next() -> UInt64 {
        let words = Digest256(hashing: key + Array(String(count).utf8)).bytes
        count &+= 1
        return words.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
