import AnalysisPlans
import Datasets
import Foundation
import Instruments
import Records
import Simulation
import Statistics
import StudyDesign

@testable import Reports

/// A study that never took place, filled from a seed, with a plan carried out on it.
enum VirtualStudy {
    static let plan = #"""
        {"plan": 1, "title": "Did a change in self-compassion carry the effect of treatment on PTSD symptoms?", "seed": 2026,
         "measured": {"scs_total_item_mean_baseline": 0, "scs_total_item_mean_week8": 56, "scs_total_item_mean_week18": 126,
           "scs_cs_item_mean_week8": 56, "scs_ucs_item_mean_week8": 56, "caps5_total_baseline": 0, "caps5_total_week8": 56, "caps5_total_week18": 126},
         "variables": {"arm": {"levels": ["placebo", "mdma"]}}, "exposure": "arm", "bootstrap": {"resamples": 1000, "intervals": ["percentile", "bca"]},
         "analyses": {
           "order": {"title": "Which goes before the other?", "analysis": "order_of_change", "exposure_assigned": "randomized",
             "mechanism": {"baseline": "scs_total_item_mean_baseline", "early": "scs_total_item_mean_week8", "late": "scs_total_item_mean_week18"},
             "outcome": {"baseline": "caps5_total_baseline", "early": "caps5_total_week8", "late": "caps5_total_week18"}},
           "total": {"title": "Self-compassion as the only mediator", "analysis": "mediation", "mediators": ["scs_total_item_mean_week8"],
             "outcome": "caps5_total_week18", "covariates": ["scs_total_item_mean_baseline", "caps5_total_baseline"], "outcome_covariates": ["caps5_total_week8"]},
           "sides": {"title": "Compassionate and uncompassionate responding side by side", "analysis": "mediation", "section": "further",
             "mediators": ["scs_cs_item_mean_week8", "scs_ucs_item_mean_week8"], "outcome": "caps5_total_week18",
             "covariates": ["scs_cs_item_mean_baseline", "scs_ucs_item_mean_baseline", "caps5_total_baseline"], "outcome_covariates": ["caps5_total_week8"]},
           "same_visit": {"title": "At the same visit", "analysis": "mediation", "mediators": ["scs_total_item_mean_week18"],
             "outcome": "caps5_total_week18", "covariates": ["scs_total_item_mean_baseline", "caps5_total_baseline"]},
           "sensitivity": {"title": "How strong would an unmeasured common cause have to be?", "analysis": "mediation_sensitivity",
             "mediators": ["scs_total_item_mean_week8"], "outcome": "caps5_total_week18", "covariates": ["scs_total_item_mean_baseline", "caps5_total_baseline"]}
         }}
        """#

    static let made = Result { try Made() }

    struct Made {
        let material: StudyMaterial
        let outcome: PlanOutcome

        init() throws {
            let catalog = try Catalog.bundled()
            let trial = try VirtualTrial(
                protocol: .mdmaForPTSD, truth: .trueMediation, participants: 90, seed: 2026, catalog: catalog, opening: Day(daysSinceEpoch: 20_460))
            material = StudyMaterial(trial.snapshot(of: .mdmaForPTSD), catalog: catalog, openAlerts: [])
            let bytes = DelimitedWriter().bytes(of: try material.dataset.wideTable())
            outcome = try VirtualStudy.outcome(on: bytes, threads: 2)
        }
    }

    static func outcome(on bytes: [UInt8], threads: Int) throws -> PlanOutcome {
        try AnalysisPlan(value(try JSONValue.parse(plan))).carryOut(
            on: try DataTable(bytes: bytes), threads: threads,
            provenance: Provenance(planHash: "aa", dataHash: "bb", programVersion: Program.version, snapshotHash: "cc"))
    }

    static func value(_ json: JSONValue) -> PlanValue {
        switch json {
        case .null: PlanValue(.null, line: 1)
        case .bool(let flag): PlanValue(.bool(flag), line: 1)
        case .number(let number): PlanValue(.number(number.value), line: 1)
        case .string(let text): PlanValue(.text(text), line: 1)
        case .array(let elements): PlanValue(.list(elements.map(value)), line: 1)
        case .object(let members): PlanValue(.map(members.map { .init(name: $0.name, value: value($0.value)) }), line: 1)
        }
    }

    /// Events of every kind: one serious, one of abuse potential, one pleasant, one boundary violation.
    static func harms(_ material: StudyMaterial) -> HarmsTable {
        let arms = material.snapshot.study.arms
        let people = arms.map { arm in material.dataset.randomized.filter { $0.arm == arm.code }.map(\.participant) }
        func event(
            _ id: Int, _ arm: Int, _ person: Int, _ term: String, _ severity: AdverseEvent.Severity, aspects: [AdverseEvent.Aspect] = [.physical],
            seriousness: [AdverseEvent.Seriousness] = [], relatedness: AdverseEvent.Relatedness = .possible, isExpected: Bool = true
        ) -> HarmsTable.Event {
            .init(
                HarmRecord(AdverseEvent(
                    id: .init("event-\(id)"), participant: people[arm][person], term: term, aspects: aspects, onset: Day(daysSinceEpoch: 20_500),
                    severity: severity, seriousness: seriousness, relatedness: relatedness, isExpected: isExpected, course: .recovered, narrative: "",
                    isConfidential: false)), arm: arm)
        }
        return HarmsTable(
            arms: zip(arms, people).map { .init($0.name, people: $1.count, isControl: $0.isControl) },
            events: [
                event(1, 1, 0, "Headache", .mild), event(2, 1, 0, "Headache", .moderate), event(3, 1, 1, "Headache", .mild), event(4, 1, 2, "Muscle tension", .moderate, relatedness: .definite),
                event(5, 0, 0, "Headache", .mild), event(6, 1, 3, "Suicidal ideation", .severe, aspects: [.suicidality], seriousness: [.medicallyImportant], isExpected: false),
                event(7, 1, 4, "Euphoric mood", .mild, aspects: [.pleasant, .abuseRelated]), event(8, 1, 5, "Altered time", .mild, aspects: [.perceptual]),
                event(9, 0, 1, "Touch that was not wanted", .moderate, aspects: [.boundaryViolation], relatedness: .notAssessed),
                event(10, 0, 2, "Insomnia", .moderate, relatedness: .unrelated),
            ])
    }
}
