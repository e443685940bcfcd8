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
    private var alerts: [AlertRecord] = []
    private var count = 0
    private var stage = 0
    private let story: Story

    /// What a sequence is mostly about, so that acts late on a long way are reached too.
    private enum Story { case answers, alerts, sessions }

    public init(_ study: TestStudy, seed: UInt64) {
        self.study = study
        numbers = SeededNumbers(seed: seed)
        story = numbers.pick(.answers, .alerts, .sessions)
    }

    public mutating func next() throws -> Act {
        count += 1
        instant = instant + (numbers.isOnce(in: 25) ? -5 : Int.random(in: 0...3, using: &numbers))
        if story == .alerts, count > 2, let act = nextOnTheWay() { return act }
        let change = numbers.isOnce(in: 12) ? nil : try usualBeginning()
        let chosen = try change ?? self.change()
        let reason = numbers.isOnce(in: 2) ? "a slip" : nil
        let usual = chosen.act(because: reason)
        // Sometimes somebody acts who may not, and alerts are for more than one person.
        let isStep = if case .alertStepTaken = chosen { true } else { false }
        let actor = numbers.isOnce(in: 40) ? "nobody" : isStep && numbers.isOnce(in: 3) ? "second" : usual.actor
        return Act(at: instant, by: actor, as: usual.role, chosen, because: reason)
    }

    /// Most sequences begin as studies do, so that later acts have something to stand on.
    private mutating func usualBeginning() throws -> Change? {
        switch (story, count) {
        case (_, 1): .eligible("p1")
        case (.alerts, 2): .submitted(try submission("r0", of: "p1", at: "before", dangerously: true))
        case (.alerts, 3...): numbers.isOnce(in: 4) ? nil : .alertStepTaken(step())
        case (_, 2): .signed("p1")
        case (_, 3): .entered("p1")
        case (_, 4): .assigned("p1")
        case (.sessions, 5): .opened("p1")
        case (.sessions, 6...) where numbers.isOnce(in: 5): numbers.pick(.closed("p1"), .opened("p1"))
        case (.answers, 5): .eligible("p2")
        case (.answers, 6): .signed("p2")
        case (.answers, 7): .entered("p2")
        default: nil
        }
    }

    private mutating func participant() -> String { numbers.pick("p1", "p1", "p2", "p2", "p3") }
    private mutating func day() -> Day { TestStudy.firstDay + Int.random(in: 0...3, using: &numbers) }

    private mutating func change() throws -> Change {
        switch Int.random(in: 0..<32, using: &numbers) {
        case 0:
            return .studyOpened(TestStudy.design(version: numbers.pick("1.0", "1.1"), id: numbers.pick("contract", "contract", "other")))
        case 1...3:
            let isMet = !numbers.isOnce(in: 6)
            let finding = ScreeningRecord.Finding(criterion: "I1", isMet: isMet, evidence: "interview")
            return .screened(
                ScreeningRecord(
                    participant: .init(participant()), day: day(), findings: numbers.isOnce(in: 8) ? [] : [finding],
                    outcome: isMet ? .eligible : .excluded(["I1"])))
        case 4...5: return .signed(participant(), number: numbers.pick(1, 1, 1, 2), on: day())
        case 6...8:
            let version = numbers.pick("1.0", "1.0", "1.0", "1.0", "1.1")
            return .enrolled(Enrollment(participant: .init(participant()), day: day() + 1, protocolVersion: version))
        case 9...10: return .assigned(participant())
        case 11: return .opened(participant(), session: numbers.pick(1, 1, 1, 2))
        case 24: return .closed(participant())
        case 25...26: return .alertStepTaken(step())
        case 27...29: return .answerSaved(save())
        case 12...18: return .submitted(try submission())
        case 19...20:
            return .visitMissed(
                MissedVisit(participant: .init(participant()), visit: numbers.pick("week4", "before", "never"), reason: "ill"))
        case 21: return .left(participant(), on: day() + 1)
        case 22, 30...31: return .planFrozen(FrozenPlan(name: numbers.pick("main", "main", "main", "main", "main", "safety"), text: "model: \(count)"))
        default:
            let size = UInt64.random(in: 0...12, using: &numbers)
            return .snapshotFrozen(FrozenSnapshot(ledgerSize: size, digest: Digest256(hashing: "\(size)")))
        }
    }

    private mutating func submission() throws -> Submission {
        let id = numbers.isOnce(in: 15) ? (responses.last ?? "r0") : "r\(count)"
        let replacing = numbers.isOnce(in: 4) ? responses.randomElement(using: &numbers) : nil
        let visit = numbers.pick("before", "before", "baseline", "baseline", "week4", "never")
        return try submission(id, of: participant(), at: visit, replacing: replacing)
    }

    private mutating func submission(
        _ id: String, of person: String, at visit: String, replacing: String? = nil, dangerously: Bool = false
    ) throws -> Submission {
        let instrument = dangerously ? study.phq9 : numbers.pick(study.phq9, study.phq9, study.gad7)
        let count = instrument.items.count
        let answers = try Answers(
            inOrder: (0..<count).map { place in
                if dangerously, place == count - 1 { return .value(2) }
                return numbers.isOnce(in: 8) ? .missing(numbers.pick(.blank, .preferNotToAnswer)) : .value(numbers.pick(0, 1, 2, 3))
            }, for: instrument)
        responses.append(id)
        let protocolUsed = numbers.isOnce(in: 30) ? TestStudy.design(guarded: false) : TestStudy.design()
        let raised = numbers.isOnce(in: 30) ? instant + 1 : instant
        let submission = try study.submission(
            id, of: person, at: visit, answers, replacing: replacing, on: day(), under: protocolUsed, instant: raised)
        alerts += submission.alerts
        return submission
    }

    /// The steps on the first alert in their order, with others in between.
    private mutating func nextOnTheWay() -> Act? {
        let way: [(kind: AlertStep.Kind, actor: String)] = [
            (.seen, "tester"), (.claimed, "tester"), (.takenOver, "second"),
            (.acted(code: "call", note: "Spoke with them."), "second"), (.closed, "second"),
        ]
        guard let alert = alerts.first, way.indices.contains(stage), numbers.isOnce(in: 2) else { return nil }
        let step = way[stage]
        stage += 1
        let change = Change.alertStepTaken(AlertStep(alert.id, of: alert.participant, step.kind))
        let usual = change.act(by: step.actor, because: "a change of shift")
        return Act(at: instant, by: usual.actor, as: usual.role, change, because: usual.reason)
    }

    /// Mostly a step on an alert that was raised, in no sensible order.
    private mutating func step() -> AlertStep {
        let kind = numbers.pick(
            AlertStep.Kind.claimed, .claimed, .seen, .acted(code: "call", note: "Spoke with them."),
            .acted(code: "visit", note: "Saw them."), .closed, .closed, .takenOver, .takenOver)
        if let alert = alerts.randomElement(using: &numbers), !numbers.isOnce(in: 12) {
            return AlertStep(alert.id, of: alert.participant, kind)
        }
        return AlertStep(.init("p1:r9:alert-1"), of: .init("p1"), kind)
    }

    private mutating func save() -> AnswerSave {
        let answer = numbers.isOnce(in: 5) ? Answer.missing(.blank) : .value(numbers.pick(0, 1, 2, 3, 7))
        return AnswerSave(
            form: .init("form"), of: .init(participant()), at: "baseline", instrument: study.phq9.id,
            version: study.phq9.version, item: numbers.pick("phq9_1", TestStudy.dangerousItem), answer: answer,
            revision: numbers.pick(1, 1, 2, 3), shelf: study.phq9,
            under: numbers.isOnce(in: 20) ? TestStudy.design(guarded: false) : TestStudy.design(), at: instant)
    }
}
