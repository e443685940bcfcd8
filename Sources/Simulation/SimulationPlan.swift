import Instruments
import StudyDesign

/// A protocol read as the simulation needs it: which visit stands for which week, which arm
/// is the control, which instruments give the scores.
struct SimulationPlan: Sendable {
    static let selfCompassionID = Instrument.ID("scs")
    static let symptomsID = Instrument.ID("caps5")
    static let depressionID = Instrument.ID("phq9")

    let study: StudyProtocol
    let control: Arm
    let active: Arm
    /// In the order of the stages, each with its planned visit; of the later ones those that the
    /// protocol plans.
    let visits: [(stage: Stage, visit: Visit)]
    let selfCompassion: Instrument
    let symptoms: Instrument
    let depression: Instrument
    /// Questionnaires beside the core, in the protocol's order.
    let selfReports: [Instrument]
    /// Expectancy and guesses.
    let beliefs: [Instrument]

    var isFollowed: Bool { visits.contains { !$0.stage.isCore } }

    /// - Throws: ``SimulationError`` with every reason.
    init(_ study: StudyProtocol, participants: Int, catalog: Catalog) throws(SimulationError) {
        var faults: [String] = []
        if !(4...100_000).contains(participants) {
            faults.append("A virtual trial has 4 to 100,000 participants, not \(participants).")
        }
        let controls = study.arms.filter(\.isControl)
        let actives = study.arms.filter { !$0.isControl }
        if controls.count != 1 || actives.count != 1 {
            faults.append("The simulated course is known for one control arm and one active arm; the study has \(controls.count) and \(actives.count).")
        }
        faults += study.arms.filter { !(1...100).contains($0.ratio) }.map {
            "Arm \($0.code) has the allocation ratio \($0.ratio); the simulation takes 1 to 100."
        }
        var visits: [(stage: Stage, visit: Visit)] = []
        for stage in Stage.allCases {
            guard let visit = study.visits.first(where: { $0.window.target == 7 * stage.week }) else {
                guard stage.isCore else { continue }
                faults.append("The simulated course needs a visit due on study day \(7 * stage.week); the study has none.")
                continue
            }
            visits.append((stage, visit))
            let needed = stage.isRated ? [Self.symptomsID, Self.selfCompassionID] : [Self.selfCompassionID]
            for id in needed where !visit.instruments.contains(id) {
                faults.append("Visit \(visit.code) does not ask for \(id), on which the simulated course rests.")
            }
            if visit.window.close < visit.window.open {
                faults.append("Visit \(visit.code) closes before it opens.")
            }
        }
        let core = [Self.selfCompassionID, Self.symptomsID, Self.depressionID]
        let reports = study.instruments.filter { SelfReport.named($0) != nil }
        let beliefIDs = study.instruments.filter { ([Beliefs.expectancyID] + Beliefs.guessIDs).contains($0) }
        let simulated = core + reports + beliefIDs
        for visit in study.visits {
            for id in visit.instruments where !simulated.contains(id) {
                faults.append("Visit \(visit.code) asks for \(id), which the simulation cannot answer.")
            }
            if visit.window.target > 0, visit.instruments.contains(Beliefs.expectancyID) {
                faults.append("Visit \(visit.code) asks for \(Beliefs.expectancyID), which is asked before allocation, at the first visit.")
            }
            if visit.window.target == 0, let id = Beliefs.guessIDs.first(where: visit.instruments.contains) {
                faults.append("Visit \(visit.code) asks for \(id) before anything was given.")
            }
            if !visits.contains(where: { $0.visit.code == visit.code }) {
                faults.append("Visit \(visit.code) on study day \(visit.window.target) is not part of the simulated course.")
            }
        }
        let shelf = simulated.map { id in catalog.instrument(id) }
        for (id, instrument) in zip(simulated, shelf) where instrument == nil {
            faults.append("The instrument \(id) is not on the shelf.")
        }
        guard faults.isEmpty, let control = controls.first, let active = actives.first,
            let selfCompassion = shelf[0], let symptoms = shelf[1], let depression = shelf[2]
        else { throw SimulationError(faults: faults) }
        self.study = study
        self.control = control
        self.active = active
        self.visits = visits
        self.selfCompassion = selfCompassion
        self.symptoms = symptoms
        self.depression = depression
        selfReports = reports.compactMap { id in catalog.instrument(id) }
        beliefs = beliefIDs.compactMap { id in catalog.instrument(id) }
    }
}
