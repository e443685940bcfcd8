import Instruments
import Statistics

/// What people expect before they are allocated, and what they and the team guess afterwards.
///
/// The chances of a right guess follow the trials in which it was asked: 93 % of participants and
/// 87 % of investigators were right (25 against 1 mg of psilocybin); that
/// controls know a little less, and that a rater who meets people once guesses little better than
/// chance, are assumptions. Nobody's guess changes an answer here.
struct Beliefs: Sendable {
    enum Role: Int, Hashable, Sendable, CaseIterable {
        case participant, therapist, rater

        var instrument: Instrument.ID {
            switch self {
            case .participant: Instrument.ID("guess")
            case .therapist: Instrument.ID("guess_therapist")
            case .rater: Instrument.ID("guess_rater")
            }
        }

        /// Chance of naming the right arm, among those who name one.
        func right(isControl: Bool) -> Double {
            switch self {
            case .participant: isControl ? 0.86 : 0.94
            case .therapist: isControl ? 0.84 : 0.91
            case .rater: isControl ? 0.55 : 0.62
            }
        }

        var cannotSay: Double { self == .rater ? 0.20 : 0.05 }
        /// Middle of the certainty of 0 to 10.
        var certainty: Double { self == .rater ? 3.5 : 7.2 }
    }

    static let expectancyID = Instrument.ID("expectancy")
    static let guessIDs = Role.allCases.map(\.instrument)
    /// Of a guess that is asked again, how often it stays.
    static let kept = 0.85

    /// Two answers of 0 to 100: of the active and of the control arm.
    let expectancy: [Int]
    private let guesses: [Role: [Stage: [Int]]]

    init(isControl: Bool, seed: UInt64, number: UInt64) {
        var stream = RandomStream(seed: seed, stream: number, purpose: Purpose.expectancy.rawValue)
        let hope = stream.normal()
        let active = 68 + 14 * hope + 10 * stream.normal()
        let control = 34 + 9 * hope + 14 * stream.normal()
        expectancy = [active, control].map { Self.whole($0, 0, 100) }
        var guesses: [Role: [Stage: [Int]]] = [:]
        for role in Role.allCases {
            var stream = RandomStream(
                seed: seed, stream: number, purpose: Purpose.guess.rawValue + UInt64(role.rawValue) * 1000)
            var last: Int?
            for stage in Stage.allCases where stage > .baseline {
                let fresh = Self.guess(role, isControl: isControl, &stream)
                let stays = stream.chance(Self.kept)
                let said = stays ? last ?? fresh : fresh
                last = said
                let certainty = role.certainty + 1.8 * stream.normal()
                guesses[role, default: [:]][stage] = [said, said == 0 ? 0 : Self.whole(certainty, 0, 10)]
            }
        }
        self.guesses = guesses
    }

    /// The arm (−1 the control, 0 cannot say, 1 the active one) and the certainty.
    func guess(_ role: Role, at stage: Stage) -> [Int]? { guesses[role]?[stage] }

    private static func guess(_ role: Role, isControl: Bool, _ stream: inout RandomStream) -> Int {
        let says = !stream.chance(role.cannotSay)
        let isRight = stream.chance(role.right(isControl: isControl))
        guard says else { return 0 }
        return isRight == isControl ? -1 : 1
    }

    private static func whole(_ value: Double, _ lowest: Double, _ highest: Double) -> Int {
        Int(exactly: min(max(value, lowest), highest).rounded()) ?? 0
    }
}
