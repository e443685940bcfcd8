import Instruments
import StudyDesign

/// Protocols that differ from the template in what a test names.
enum Studies {
    static let catalog = Result { try Catalog.bundled() }
    static let template = StudyProtocol.mdmaForPTSD

    static func changed(
        arms: [Arm] = template.arms, visits: [Visit] = template.visits, sessions: [DosingSession] = template.sessions,
        eligibility: [EligibilityCriterion] = template.eligibility, alertRules: [AlertRule] = template.alertRules,
        primaryOutcome: Parameter = template.primaryOutcome, mechanism: Parameter = template.mechanism
    ) -> StudyProtocol {
        StudyProtocol(
            id: template.id, version: "1.0", title: "A protocol for tests", isFictional: true, substance: "MDMA",
            condition: "PTSD", arms: arms, visits: visits, sessions: sessions, eligibility: eligibility,
            alertRules: alertRules, primaryOutcome: primaryOutcome, mechanism: mechanism, masking: template.masking)
    }

    static func rule(
        _ item: String = "phq9_9", of instrument: String = "phq9", at threshold: Double = 1, unanswered: Bool = true,
        within minutes: Int = 60
    ) -> AlertRule {
        AlertRule(
            instrument: Instrument.ID(instrument), item: item, threshold: threshold, firesWhenUnanswered: unanswered,
            severity: .urgent, acknowledgeWithin: minutes, instruction: "Speak with the person today.")
    }

    static func visit(_ code: String, _ open: Int, _ target: Int, _ close: Int, _ instruments: [String] = ["caps5", "scs", "phq9"]) -> Visit {
        Visit(
            code: code, name: code, epoch: .treatment, window: VisitWindow(open: open, target: target, close: close),
            instruments: instruments.map { Instrument.ID($0) })
    }

    static func faults(_ study: StudyProtocol) throws -> [String] { study.faults(against: try catalog.get()) }
}
