import Instruments
import Records
import Simulation
import Statistics
import StudyDesign

/// Instruments has a `Truth` of its own (the truth of a condition).
typealias Truth = Simulation.Truth

/// What several suites look at, made once.
enum Trials {
    static let catalog = Result { try Catalog.bundled() }
    static let opening = Day(daysSinceEpoch: 20_460)  // 2026-01-07

    static func trial(_ truth: Truth, seed: UInt64 = 2026, participants: Int = 90) throws -> VirtualTrial {
        try VirtualTrial(
            protocol: .mdmaForPTSD, truth: truth, participants: participants, seed: seed,
            catalog: try catalog.get(), opening: opening)
    }

    /// One trial large enough to count rare things.
    static let large = Result { try trial(.reverse, seed: 5, participants: 1200) }

    /// 20,000 complete courses, arms alternating.
    static let cohorts: [Truth: Cohort] = Dictionary(
        uniqueKeysWithValues: Truth.allCases.compactMap { truth in
            (try? Cohort(truth, controls: (0..<20_000).map { $0.isMultiple(of: 2) }, seed: 11)).map { (truth, $0) }
        })
}

extension VirtualTrial {
    var submissions: [Submission] {
        acts.compactMap { if case .submitted(let submission) = $0.change { submission } else { nil } }
    }

    func submissions(of instrument: String) -> [Submission] {
        submissions.filter { $0.response.answers.instrument == Instrument.ID(instrument) }
    }

    var discontinuations: [Discontinuation] {
        acts.compactMap { if case .discontinued(let end) = $0.change { end } else { nil } }
    }

    var screenings: [ScreeningRecord] {
        acts.compactMap { if case .screened(let record) = $0.change { record } else { nil } }
    }

    var enrollmentDays: [Participant.ID: Day] {
        var days: [Participant.ID: Day] = [:]
        for act in acts {
            if case .enrolled(let enrollment) = act.change { days[enrollment.participant] = enrollment.day }
        }
        return days
    }

    var arms: [Participant.ID: Arm.Code] {
        Dictionary(uniqueKeysWithValues: allocations.map { ($0.participant, $0.arm) })
    }
}

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

func standardDeviation(_ values: [Double]) -> Double {
    let center = mean(values)
    let squares = values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    return (squares / Double(values.count - 1)).squareRoot()
}

func correlation(_ left: [Double], _ right: [Double]) -> Double {
    let first = mean(left), second = mean(right)
    let products = zip(left, right).reduce(0) { $0 + ($1.0 - first) * ($1.1 - second) }
    return products / Double(left.count - 1) / standardDeviation(left) / standardDeviation(right)
}
