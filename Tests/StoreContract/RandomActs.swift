import Instruments
import Ledger
public import Records
import StudyDesign

/// Acts as a careless team might try them: mostly sensible, often impossible.
public struct RandomActs {
    private let study: TestStudy
    private var numbers: SeededNumbers
    private var instant = TestStudy.start
    private var responses: [String] = []
    private var count = 0

    public init(_ study: TestStudy, seed: UInt64) {
        self.study = study
        numbers = SeededNumbers(seed: seed)
    }

    public mutating func next() throws -> Act {
        count += 1
        instant = instant + (numbers.isOnce(in: 25) ? -5 : Int.random(in: 0...3, using: &numbers))
        let change = numbers.isOnce(in: 12) ? nil : usualBeginning
        let chosen = try change ?? self.change()
        return Act(at: instant, by: "tester", as: .service, chosen)
    }

    /// Most sequences begin as studies do, so that later acts have something to stand on.
    private var usualBeginning: Change? {
        switch count {
        case 1: .studyOpened(TestStudy.design())
        case 2: .eligible("p1")
        case 3: .entered("p1")
        case 4: .assigned("p1", "therapy", place: 1)
        case 5: .eligible("p2")
        case 6: .entered("p2")
        default: nil
        }
    }

    private mutating func participant() -> String { numbers.pick("p1", "p1", "p2", "p2", "p3") }
    private mutating func day() -> Day { TestStudy.firstDay + Int.random(in: 0...3, using: &numbers) }

    private mutating func change() throws -> Change {
        switch Int.random(in: 0..<24, using: &numbers) {
        case 0:
            return .studyOpened(TestStudy.design(version: numbers.pick("1.0", "1.1"), id: numbers.pick("contract", "contract", "other")))
        case 1...4:
            let outcome: ScreeningRecord.Outcome = numbers.isOnce(in: 6) ? .excluded(["I1"]) : .eligible
            return .screened(ScreeningRecord(participant: .init(participant()), day: day(), findings: [], outcome: outcome))
        case 5...8:
            let version = numbers.pick("1.0", "1.0", "1.0", "1.0", "1.1")
            return .enrolled(Enrollment(participant: .init(participant()), day: day() + 1, protocolVersion: version))
        case 9...10:
            let arm = numbers.pick("therapy", "waiting", "therapy", "waiting", "none")
            return .assigned(participant(), arm, place: Int.random(in: 0...4, using: &numbers))
        case 11:
            return .sessionHeld(
                SessionRecord(
                    participant: .init(participant()), number: numbers.pick(1, 1, 1, 2), day: day() + 2,
                    supplementalDoseTaken: numbers.pick(true, false)))
        case 12...19: return .submitted(try submission())
        case 20:
            return .visitMissed(
                MissedVisit(participant: .init(participant()), visit: numbers.pick("week4", "before", "never"), reason: "ill"))
        case 21: return .left(participant(), on: day() + 1)
        case 22: return .planFrozen(FrozenPlan(name: numbers.pick("main", "safety"), text: "model: \(count)"))
        default:
            let size = UInt64.random(in: 0...12, using: &numbers)
            return .snapshotFrozen(FrozenSnapshot(ledgerSize: size, digest: Digest256(hashing: "\(size)")))
        }
    }

    private mutating func submission() throws -> Submission {
        let instrument = numbers.pick(study.phq9, study.phq9, study.gad7)
        let answers = try Answers(
            inOrder: (0..<instrument.items.count).map { _ in
                numbers.isOnce(in: 8) ? .missing(numbers.pick(.blank, .preferNotToAnswer)) : .value(numbers.pick(0, 1, 2, 3))
            }, for: instrument)
        let id = numbers.isOnce(in: 15) ? (responses.last ?? "r0") : "r\(count)"
        let replacing = numbers.isOnce(in: 4) ? responses.randomElement(using: &numbers) : nil
        responses.append(id)
        let protocolUsed = numbers.isOnce(in: 30) ? TestStudy.design(guarded: false) : TestStudy.design()
        let raised = numbers.isOnce(in: 30) ? instant + 1 : instant
        return try study.submission(
            id, of: participant(), at: numbers.pick("before", "before", "baseline", "baseline", "week4", "never"), answers,
            replacing: replacing, on: day(), under: protocolUsed, instant: raised)
    }
}
