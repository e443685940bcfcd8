import Instruments
import Statistics
import StudyDesign

/// The forms that one person, their therapist and their rater hand in, with what was left open.
struct VirtualForms: Sendable {
    struct Form {
        let instrument: Instrument
        let answers: Answers
        let minutes: Int
    }

    private let person: Enrolled
    private let course: VirtualPerson
    private let plan: SimulationPlan
    private let beliefs: Beliefs
    private let reports: [Instrument.ID: [Stage: [Int]]]
    private var blanks: RandomStream
    private var otherBlanks: RandomStream
    private(set) var faults: [String] = []

    init(_ person: Enrolled, course: VirtualPerson, plan: SimulationPlan, seed: UInt64, number: UInt64) {
        self.person = person
        self.course = course
        self.plan = plan
        beliefs = Beliefs(isControl: person.arm.isControl, seed: seed, number: number)
        var reports: [Instrument.ID: [Stage: [Int]]] = [:]
        for instrument in plan.selfReports {
            reports[instrument.id] = SelfReport.named(instrument.id)?.answers(
                of: course, to: instrument, seed: seed, number: number)
        }
        self.reports = reports
        blanks = RandomStream(seed: seed, stream: number, purpose: Purpose.blanks.rawValue)
        otherBlanks = RandomStream(seed: seed, stream: number, purpose: Purpose.otherBlanks.rawValue)
    }

    /// Nil where the form has no answers at this visit.
    mutating func form(_ id: Instrument.ID, at stage: Stage, _ clock: inout RandomStream) -> Form? {
        switch id {
        case SimulationPlan.symptomsID:
            guard let ratings = course.symptomRatings[stage] else { return nil }
            // Items 21 to 30 (onset, duration, impairment, validity) are no part of the total
            // and no part of this simulation.
            let answers = ratings.map { Answer.value(Double($0)) }
                + Array(repeating: .missing(.notShown), count: max(0, plan.symptoms.items.count - ratings.count))
            return form(plan.symptoms, answers, 45 + clock.index(below: 20))
        case SimulationPlan.selfCompassionID:
            guard let answers = course.selfCompassionAnswers[stage] else { return nil }
            let given = Blanks.leave(answers, chance: Blanks.selfCompassionForms, &blanks)
            return form(plan.selfCompassion, given, 6 + clock.index(below: 6))
        case SimulationPlan.depressionID:
            guard let answers = course.depressionAnswers[stage] else { return nil }
            let given = Blanks.leave(answers, chance: Blanks.depressionForms, &blanks)
            return form(plan.depression, given, 2 + clock.index(below: 4))
        default:
            if let instrument = plan.selfReports.first(where: { $0.id == id }), let answers = reports[id]?[stage] {
                return form(instrument, Blanks.leave(answers, chance: Blanks.otherForms, &otherBlanks), 2 + clock.index(below: 3))
            }
            guard let instrument = plan.beliefs.first(where: { $0.id == id }), let answers = belief(id, at: stage) else { return nil }
            return form(instrument, answers.map { .value(Double($0)) }, 1)
        }
    }

    private func belief(_ id: Instrument.ID, at stage: Stage) -> [Int]? {
        if id == Beliefs.expectancyID { return beliefs.expectancy }
        return Beliefs.Role.allCases.first { $0.instrument == id }.flatMap { beliefs.guess($0, at: stage) }
    }

    private mutating func form(_ instrument: Instrument, _ answers: [Answer], _ minutes: Int) -> Form? {
        do {
            return Form(instrument: instrument, answers: try Answers(inOrder: answers, for: instrument), minutes: minutes)
        } catch {
            faults.append("\(person.participant), \(instrument.id): \(error)")
            return nil
        }
    }
}
