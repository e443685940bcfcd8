import Instruments
import Records
@testable import Safeguards
import StoreContract
import StudyDesign

/// Participants: they enter, have their session, answer or fall silent.
extension Site {
    /// Planted: a protocol without a rule whose alert is raised by hand afterwards.
    var design: StudyProtocol {
        variant == .alertAfterCommit ? TestStudy.design().withoutRules(of: study.gad7.id) : TestStudy.design()
    }

    func enter(_ name: String, at start: Int64) {
        agenda.add(at: start) { site in
            let today = site.oracle.now.day
            for change in [Change.eligible(name, on: today), .signed(name, on: today), .entered(name, on: today), .assigned(name)] {
                site.insist(change, by: "tester", as: .investigator)
            }
        }
        agenda.add(at: start + 2 * 86_400_000) { $0.session(name) }
        for form in 1...5 { agenda.add(at: start + 86_400_000 + minutes(0...45_000)) { $0.form(name, "form\(form)", revision: 1) } }
        for (number, instrument) in [study.phq9, study.gad7].enumerated() {
            agenda.add(at: start + 3 * 86_400_000 + minutes(0...3_000)) { $0.submit(name, "whole\(number)", instrument) }
        }
        for number in 1...2 {
            agenda.add(at: start + 86_400_000 + minutes(0...45_000)) { site in
                guard let now = site.process?.clock.now() else { return }
                let alert = AlertRecord.call("\(number)", of: .init(name), words: "Please come.", raised: now)
                site.raise(.alertRaised(alert), [(alert.id, true)], by: name)
            }
        }
    }

    private func session(_ name: String) {
        guard let began = process?.clock.now() else { return after(minutes(5...10)) { $0.session(name) } }
        let opening = SessionOpening(
            participant: .init(name), number: 1, day: began.day, began: began, monitors: [.init("tester"), .init("second")],
            physician: .init("tester"), identifiersCompared: [.birthDay, .pseudonym])
        let delays = [1440, 3 * 1440, 7 * 1440, 21 * 1440]
        let checkIns = delays.indices.map { CheckIn.ID("\(name):session-1:check-in-\($0 + 1)") }
        for (id, delay) in zip(checkIns, delays) { oracle.possibleCheckIns[id] = began + delay }
        insist(.sessionOpened(opening), by: "tester", as: .investigator) { site, reply in
            if case .refused = reply { return }
            let born = site.known.participants[.init(name)]?.checkIns ?? [:]
            for (id, delay) in zip(checkIns, delays) where reply == .recorded || born[id] != nil {
                site.oracle.checkIns[id] = began + delay
                guard site.chanceOf(0.8) else { continue }
                let isEarly = site.chanceOf(0.8)
                site.after(Int64(delay) * 60_000 + (isEarly ? -site.minutes(5...600) : site.minutes(5...600))) { $0.end(id, of: name) }
            }
        }
    }

    private func end(_ checkIn: CheckIn.ID, of name: String) {
        oracle.endedCheckIns.insert(checkIn)
        let how = chanceOf(0.9) ? CheckInEnd.How.completed("well") : .setAside
        insist(.checkInEnded(CheckInEnd(checkIn, of: .init(name), how)), by: "tester", as: .coordinator, because: "seen")
    }

    /// One answer after the other; many people leave after a few.
    private func form(_ name: String, _ form: String, revision: Int) {
        guard let now = process?.clock.now() else { return after(minutes(1...9)) { $0.form(name, form, revision: revision) } }
        let item = numbers.pick("phq9_1", "phq9_2", "phq9_3", TestStudy.dangerousItem)
        let answer = numbers.isOnce(in: 12) ? Answer.missing(.blank) : .value(numbers.pick(0, 0, 0, 1, 2, 3, 0, 0, 0, numbers.isOnce(in: 10) ? 9 : 0))
        let version = numbers.isOnce(in: 40) ? "another" : study.phq9.version
        let save = AnswerSave(
            form: .init(form), of: .init(name), at: "baseline", instrument: study.phq9.id, version: version, item: item,
            answer: answer, revision: revision, shelf: study.phq9, under: design, at: now)
        // What makes an answer dangerous, said once more and apart from the protocol.
        let isDangerous = switch answer {
        case .value(let value): version == "another" || value > 3 || (item == TestStudy.dangerousItem && value > 0)
        case .missing: version == "another" || item == TestStudy.dangerousItem
        }
        let id = AlertRecord.ID("\(name):\(form):save-\(revision):alert-1")
        raise(.answerSaved(save), isDangerous ? [(id, true)] : [], by: name)
        if chanceOf(0.8) { after(seconds(20...400)) { $0.form(name, form, revision: revision + 1) } }
    }

    private func submit(_ name: String, _ id: String, _ instrument: Instrument) {
        guard let now = process?.clock.now() else { return after(minutes(1...9)) { $0.submit(name, id, instrument) } }
        let last = Double(Int.random(in: 0...3, using: &numbers))
        guard let answers = try? study.answers(instrument, 1, last: .value(last)),
            let submission = try? study.submission(
                id, of: name, at: "baseline", answers, on: now.day, under: design, instant: now)
        else { return }
        let isUrgent = instrument.id == study.phq9.id
        let isDangerous = isUrgent ? last >= 1 : last >= 3
        raise(.submitted(submission), isDangerous ? [(.init("\(name):\(id):alert-1"), isUrgent)] : [], by: name)
    }

    private func acknowledge(_ alerts: [AlertRecord.ID]) {
        for id in alerts { oracle.expected[id]?.isCertain = true }
        oracle.justAcknowledged += alerts
    }

    /// Something that must bring alerts with it.
    private func raise(_ change: Change, _ alerts: [(id: AlertRecord.ID, isUrgent: Bool)], by name: String) {
        for (id, isUrgent) in alerts { oracle.expected[id] = Oracle.Expected(isUrgent: isUrgent, isCertain: false) }
        insist(change, by: name, as: .participant) { site, reply in
            if case .refused = reply { return }
            if reply == .recorded { site.acknowledge(alerts.map(\.id)) }
            guard site.variant == .alertAfterCommit, reply == .recorded, case .submitted(let submission) = change, submission.alerts.isEmpty, let (id, isUrgent) = alerts.first, let now = site.process?.clock.now() else { return }
            // Planted: the answer is kept, and then its alert is raised.
            let late = AlertRecord.call(id.rawValue.filter { $0 != ":" }, of: .init(name), words: "Answer.", raised: now)
            site.oracle.expected[id] = nil
            site.oracle.expected[late.id] = Oracle.Expected(isUrgent: isUrgent, isCertain: false)
            site.acknowledge([late.id])
            site.after(1) { site in _ = await site.ask(.alertRaised(late), by: name, as: .participant) }
        }
    }
}
