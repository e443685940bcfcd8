import Instruments
import Records
import StudyDesign

/// Questionnaires of visits, and check-ins by the clock.
extension PersonDay {
    /// Prompts that can be answered now; one that was answered is gone.
    var promptTasks: [TodayTask] {
        guard person.enrollment != nil else { return [] }
        return recentDraws.flatMap { draw -> [TodayTask] in
            guard let plan = study.prompts?.first(where: { $0.code == draw.plan }), let instrument = catalog.instrument(plan.instrument),
                instrument.respondent == .participant
            else { return [] }
            return draw.prompts.filter { $0.at <= now && now < $0.expires && !isAnswered($0) }.map { prompt in
                let given = saves(at: prompt.id.rawValue, instrument.id)
                return TodayTask(
                    .prompt(prompt.id, instrument.id), given > 0 ? .begun : .notBegun,
                    seconds: AnsweringTime.seconds(of: instrument, given: given), until: .moment(zones.local(prompt.expires)))
            }
        }
    }

    /// The open visits, those with the least time first, each with what is done of it beside what is not.
    var visitTasks: [TodayTask] {
        openVisits.flatMap { visit, last -> [TodayTask] in
            let asked = visit.instruments.compactMap(catalog.instrument).filter { $0.respondent == .participant }
            return asked.enumerated().map { place, instrument in
                let given = saves(at: visit.code, instrument.id)
                let status: TodayTask.Status = isIn(instrument.id, at: visit.code) ? .done : given > 0 ? .begun : .notBegun
                return TodayTask(
                    .questionnaire(visit.code, instrument.id, number: place + 1, of: asked.count), status,
                    seconds: status == .done ? nil : AnsweringTime.seconds(of: instrument, given: given),
                    until: status == .done ? nil : last.map(TodayTask.Until.endOf))
            }
        }
    }

    /// Visits that can be answered now and are not wholly in, with the last day on which they can.
    var openVisits: [(visit: Visit, last: Day?)] {
        guard person.enrollment != nil else { return earlyVisits.map { ($0, nil) } }
        return plans.compactMap { plan -> (Visit, Day?)? in
            guard plan.state == .open || plan.state == .inGrace, let visit = study.visit(plan.visit), isOpen(visit) else { return nil }
            return (visit, plan.window?.last)
        }.sorted { ($0.1 ?? today) < ($1.1 ?? today) }
    }

    /// Before the enrolment: what may be asked before study day 0, once all that must be is signed.
    private var earlyVisits: [Visit] {
        let required = consent.required(on: today)
        guard !required.isEmpty, required.allSatisfy({ person.hasSigned($0.form, version: $0.version, by: today) }) else { return [] }
        return study.visits.filter { visit in
            visit.window.open < 0 && visit.window.anchor == .enrolment && isOpen(visit) && facts.day(of: .visitDone(visit.code)) == nil
        }
    }

    private func isOpen(_ visit: Visit) -> Bool { person.missed[visit.code]?.isRevoked ?? true }

    private var plans: [VisitPlan] {
        Schedule(study).plans(by: facts, on: today)
    }

    private func isIn(_ instrument: Instrument.ID, at visit: Visit.Code) -> Bool {
        person.responses.values.contains { $0.visit == visit && $0.instrument == instrument }
    }

    private func saves(at visit: Visit.Code, _ instrument: Instrument.ID) -> Int {
        person.forms[FormName.id(of: id, at: visit, asking: instrument.rawValue)]?.saves.count ?? 0
    }

    /// Days of which a prompt can still be open or have gone by lately, in the order of time. Nobody is
    /// asked later than a day after the moment.
    private var recentDraws: [PromptDraw] { person.draws.reversed().prefix { $0.day >= today + -3 }.reversed() }

    private func isAnswered(_ prompt: Prompt) -> Bool { person.responses.values.contains { $0.visit == prompt.id.rawValue } }

    /// The nearest day on which something is known to come.
    var next: NextThing? {
        // A day that hangs on a session that is yet to come may still move, and is not named.
        let known = plans.filter { $0.state == .upcoming && !$0.anchor.isProvisional && asksPerson($0.visit) }
        let questions = known.compactMap { $0.window?.open }.filter { $0 > today }.min()
        let appointment = person.appointments.values
            .filter { $0.day > today && facts.day(of: .visitDone($0.visit)) == nil && (person.missed[$0.visit]?.isRevoked ?? true) }.map(\.day).min()
        switch (questions, appointment) {
        case (let questions?, let appointment?): return appointment <= questions ? .appointment(appointment) : .questions(from: questions)
        case (let questions?, nil): return .questions(from: questions)
        case (nil, let appointment?): return .appointment(appointment)
        case (nil, nil): return nil
        }
    }

    private func asksPerson(_ visit: Visit.Code) -> Bool {
        study.visit(visit)?.instruments.contains { catalog.isAnsweredByParticipant($0) } ?? false
    }

    /// A check-in that went by in the last day and a half, or a visit in the last week.
    var hasPassed: Bool {
        let prompts = recentDraws.flatMap(\.prompts).contains { $0.expires <= now && now < $0.expires + 2160 && !isAnswered($0) }
        return prompts || plans.contains { plan in
            guard plan.state == .closed, let last = plan.window?.last else { return false }
            return today - last <= 7 && asksPerson(plan.visit)
        }
    }
}
