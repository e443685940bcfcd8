import Instruments
import Records
import StudyDesign

/// Eight callers who want the same things at the same time.
struct Race: Sendable {
    struct Answer: Sendable {
        let act: Act
        let outcome: Outcome

        @inline(never)
        var number: UInt64? { outcome.number }
    }

    static let callers = 8

    /// An account for each caller.
    static let team: [Change] = (1...callers).map { number in
        .accountSet(Account(id: .init("c\(number)"), name: "Caller \(number)", roles: Array(Role.clinicians).sorted { $0.rawValue < $1.rawValue }))
    }

    /// Two people, one of whom has answered dangerously.
    let setup: [Act]
    private let scripts: [[Act]]

    init(_ study: TestStudy, number: Int, numbers: inout SeededNumbers) throws {
        let people = ["h\(number)-a", "h\(number)-b"]
        let danger = try study.submission(
            "r\(number)", of: people[0], at: "baseline", study.answers(study.phq9, 0, last: .value(2)))
        setup = (people.flatMap(Change.admitted) + [.submitted(danger)]).map { $0.act() }
        var scripts: [[Act]] = []
        for caller in 1...Self.callers {
            let wishes: [Change] = [
                .assigned(people[0]), .assigned(people[1]),
                .alertStepTaken(AlertStep(danger.alerts[0].id, of: .init(people[0]), .claimed)),
                .screened(
                    ScreeningRecord(
                        participant: .init(people[1]), version: 2, day: TestStudy.firstDay,
                        findings: [.init(criterion: "I1", isMet: true, evidence: "seen by \(caller)")], outcome: .eligible)),
                .answerSaved(Self.save(study, people[1], revision: 1, caller)),
                .answerSaved(Self.save(study, people[1], revision: 2, caller)), .opened(people[0]),
            ]
            // The session again at the end, when the place is surely given.
            let order = wishes.shuffled(using: &numbers) + [.opened(people[0])]
            scripts.append(order.map { $0.act(as: Self.role(for: $0), by: "c\(caller)", because: "a race") })
        }
        self.scripts = scripts
    }

    private static func role(for change: Change) -> Role {
        if case .sessionOpened = change { .therapist } else { .coordinator }
    }

    private static func save(_ study: TestStudy, _ person: String, revision: Int, _ caller: Int) -> AnswerSave {
        AnswerSave(
            form: .init("form"), of: .init(person), at: "baseline", instrument: study.gad7.id, version: study.gad7.version,
            item: "gad7_1", answer: .value(Double(caller % 4)), revision: revision, shelf: study.gad7, under: TestStudy.design(),
            at: TestStudy.start)
    }

    func run(on store: any RecordStore) async throws -> [Answer] {
        try await withThrowingTaskGroup(of: [Answer].self) { group in
            for script in scripts {
                group.addTask {
                    var answers: [Answer] = []
                    for act in script {
                        guard let outcome = try await store.record([act]).first else { throw StoreContract.Breach("An act has no outcome.") }
                        answers.append(Answer(act: act, outcome: outcome))
                    }
                    return answers
                }
            }
            var all: [Answer] = []
            for try await answers in group { all += answers }
            return all
        }
    }

    /// Whatever was wanted by all was given once.
    func check(_ answers: [Answer]) throws {
        var given: [String: Int] = [:]
        for answer in answers where answer.number != nil { given[Self.prize(of: answer.act.change), default: 0] += 1 }
        let wanted = Set(scripts.joined().map { Self.prize(of: $0.change) })
        for prize in wanted.sorted() {
            // The second revision waits for the first one: it may come too early from all.
            let least = prize.hasSuffix("revision 2") ? 0 : 1
            try expect((least...1).contains(given[prize] ?? 0), "\(prize) was given \(given[prize] ?? 0) times.")
        }
    }

    private static func prize(of change: Change) -> String {
        let trace = change.trace
        if case .answerSave(_, _, _, _, let revision, _) = trace { return "\(trace.act) \(trace.object) revision \(revision)" }
        return "\(trace.act) \(trace.object)"
    }

    /// A refusal must have been right at the beginning or at the end of the race.
    func checkRefusals(_ answers: [Answer], _ catalog: Catalog, before: RecordState, after: RecordState) throws {
        for answer in answers where answer.number == nil {
            let isRight = [after, before].contains { state in
                do {
                    try Rules(state: state, catalog: catalog).check(answer.act.takenIn(noEarlierThan: state.newest))
                    return false
                } catch {
                    return true
                }
            }
            try expect(isRight, "\(Self.prize(of: answer.act.change)) was refused, although nothing forbade it.")
        }
    }
}

extension Outcome {
    /// The entry's number, where the act was recorded.
    var number: UInt64? {
        switch self {
        case .recorded(let number): number
        case .refused: nil
        }
    }
}
