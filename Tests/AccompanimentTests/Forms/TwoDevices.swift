import Accompaniment
import Instruments
import Records
import StoreContract
import StudyDesign

/// One form that several devices fill in at once, through the record's own rules; the network
/// loses requests and acknowledgements.
struct TwoDevices {
    /// How a page's answer is compared with what stands.
    typealias Compare = (Given, FormDraft) -> SaveDecision

    struct Device {
        /// Item → what the device believes stands, and since when.
        var seen: [String: FormDraft.Held] = [:]
        /// Sent, and not answered: it will be sent again as it is.
        var waiting: [Given] = []
    }

    let study = TestStudy.design()
    let test: TestStudy
    let compare: Compare
    var state = RecordState()
    var draft = FormDraft()
    var saves: [(save: AnswerSave, seen: Int)] = []
    var acknowledged: [Given] = []
    var conflicts = 0
    var devices: [Device]
    var random: SeededNumbers

    static let person = Participant.ID("p1")
    static let form = FormName.id(of: person, at: "baseline", asking: "phq9")

    init(_ test: TestStudy, devices: Int, seed: UInt64, compare: @escaping Compare = SaveDecision.init) {
        self.test = test
        self.compare = compare
        self.devices = Array(repeating: Device(), count: devices)
        random = SeededNumbers(seed: seed)
        for (number, change) in [Change.studyOpened(study), .eligible("p1")].enumerated() {
            state.take(change.trace, by: "tester", as: .coordinator, at: TestStudy.start, entry: Int64(number))
        }
    }

    mutating func run(steps: Int) throws {
        for _ in 0..<steps {
            let device = Int.random(in: devices.indices, using: &random)
            switch Int.random(in: 0..<10, using: &random) {
            case 0...4: try answer(device)
            case 5...7: try sendAgain(device)
            default: look(device)
            }
        }
        // In the end every device reaches the server.
        for device in devices.indices {
            while !devices[device].waiting.isEmpty { try deliver(device, isHeard: true) }
        }
    }

    private mutating func answer(_ device: Int) throws {
        let item = random.pick("phq9_1", "phq9_2", TestStudy.dangerousItem)
        let answers: [Answer] = [.value(0), .value(1), .value(2), .missing(.preferNotToAnswer), .missing(.blank)]
        let answer = answers[Int.random(in: answers.indices, using: &random)]
        // The script sends one answer to an item at a time: a newer one waits for its turn.
        guard !devices[device].waiting.contains(where: { $0.item == item }) else { return }
        devices[device].waiting.append(Given(item: item, answer: answer, seen: devices[device].seen[item]?.revision ?? 0))
        try sendAgain(device)
    }

    private mutating func sendAgain(_ device: Int) throws {
        guard !devices[device].waiting.isEmpty else { return }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: break // lost on the way
        case 1: try deliver(device, isHeard: false)
        default: try deliver(device, isHeard: true)
        }
    }

    private mutating func look(_ device: Int) {
        for item in test.phq9.items {
            guard !devices[device].waiting.contains(where: { $0.item == item.code }) else { continue }
            devices[device].seen[item.code] = draft[item.code]
        }
    }

    private mutating func deliver(_ device: Int, isHeard: Bool) throws {
        guard let given = devices[device].waiting.first else { return }
        let decision = compare(given, draft)
        if case .write(let revision) = decision { try write(given, revision) }
        guard isHeard else { return }
        devices[device].waiting.removeFirst()
        switch decision {
        case .write, .alreadySo:
            acknowledged.append(given)
            devices[device].seen[given.item] = draft[given.item]
        case .untouched: devices[device].seen[given.item] = draft[given.item]
        case .conflict(let conflict):
            conflicts += 1
            devices[device].seen[given.item] = draft[given.item]
            // Whoever is shown both chooses either.
            guard Bool.random(using: &random) else { return }
            devices[device].waiting.insert(Given(item: given.item, answer: conflict.mine, seen: conflict.revision), at: 0)
        }
    }

    private mutating func write(_ given: Given, _ revision: Int) throws {
        let save = AnswerSave(
            form: Self.form, of: Self.person, at: "baseline", instrument: test.phq9.id, version: test.phq9.version, item: given.item,
            answer: given.answer, revision: revision, shelf: test.phq9, under: study, at: TestStudy.start)
        let act = Act(at: TestStudy.start, by: Self.person.rawValue, as: .participant, .answerSaved(save))
        try Rules(state: state, catalog: test.catalog).check(act)
        state.take(act.change.trace, by: act.actor, as: act.role, at: act.instant, entry: state.size)
        draft.take(save)
        saves.append((save, given.seen))
    }
}

extension TwoDevices {
    /// Acknowledged, and nowhere in the history.
    var lost: Int {
        acknowledged.count { given in
            given.answer != .missing(.blank) && !saves.contains { $0.save.item == given.item && $0.save.answer == given.answer }
        }
    }

    /// An answer written twice in a row: a repeated send that was taken for a new one.
    var doubled: Int { eachItem { before, after in before.save.answer == after.save.answer } }

    /// An answer that took the place of one that its device had never seen.
    var overwritten: Int { eachItem { before, after in after.seen < before.save.revision } }

    private func eachItem(_ isWrong: ((save: AnswerSave, seen: Int), (save: AnswerSave, seen: Int)) -> Bool) -> Int {
        test.phq9.items.reduce(0) { count, item in
            let own = saves.filter { $0.save.item == item.code }
            return count + zip(own, own.dropFirst()).count { isWrong($0, $1) }
        }
    }
}
