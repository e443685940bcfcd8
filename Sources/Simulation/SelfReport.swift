import Instruments
import Statistics

/// A questionnaire that goes with distress: how its answers follow from a person's symptoms at the
/// same visit and from nothing earlier.
///
/// An item's latent answer is distress + the item's own chance; Φ of it is the share of the response
/// scale. Distress = center + severity × (CAPS-5 total − 32) / 13 + a lasting disposition shared by
/// all self-reports + one of this scale + news of the visit. So each of these scales improves when
/// symptoms do, would "mediate" at the same visit, and foretells nothing beyond present symptoms.
/// All sizes are assumptions, in the range of the correlations of such scales with each other.
struct SelfReport: Hashable, Sendable {
    let id: String
    /// Numbers of the items on which a higher answer means less distress.
    let better: Set<Int>
    /// Latent distress at a CAPS-5 total of 32; 0 is the middle of the scale.
    let center: Double
    /// Per 13 points of CAPS-5.
    let severity: Double
    let shared: Double
    let own: Double
    let visit: Double
    let item: Double

    static let severityCenter = 32.0
    static let severityUnit = 13.0

    /// Every answer better when higher.
    private static func all(_ count: Int) -> Set<Int> { Set(1...count) }

    static let known: [SelfReport] = [
        // Anxiety, well-being, brooding, inflexibility, connectedness.
        SelfReport(id: "gad7", better: [], center: 0.15, severity: 0.55, shared: 0.28, own: 0.25, visit: 0.22, item: 0.55),
        SelfReport(id: "who5", better: all(5), center: 0.25, severity: 0.55, shared: 0.25, own: 0.25, visit: 0.22, item: 0.50),
        SelfReport(id: "rrs10", better: [], center: 0.20, severity: 0.42, shared: 0.25, own: 0.32, visit: 0.25, item: 0.60),
        SelfReport(id: "aaq2", better: [], center: 0.25, severity: 0.42, shared: 0.25, own: 0.32, visit: 0.22, item: 0.50),
        SelfReport(
            id: "wcs", better: all(19).subtracting([7, 8, 11, 12]), center: 0.10, severity: 0.40, shared: 0.22, own: 0.32,
            visit: 0.25, item: 0.55),
        // Impairment.
        SelfReport(id: "sds_sheehan", better: [], center: 0.10, severity: 0.45, shared: 0.15, own: 0.40, visit: 0.35, item: 0.45),
        // The alliance goes with symptoms a little.
        SelfReport(id: "wai_sr", better: all(12), center: -0.60, severity: 0.12, shared: 0.05, own: 0.45, visit: 0.18, item: 0.55),
    ]

    static func named(_ id: Instrument.ID) -> SelfReport? { known.first { $0.id == id.rawValue } }

    /// The answers of every visit, in the order of the form; as many draws whatever is asked.
    func answers(of person: VirtualPerson, to instrument: Instrument, seed: UInt64, number: UInt64) -> [Stage: [Int]] {
        let place = Self.known.firstIndex(of: self) ?? 0
        var stream = RandomStream(seed: seed, stream: number, purpose: Purpose.selfReport.rawValue + UInt64(place))
        let lasting = shared * person.distress + own * stream.normal()
        var answers: [Stage: [Int]] = [:]
        for stage in Stage.allCases {
            let symptoms = (person.severity(at: stage) - Self.severityCenter) / Self.severityUnit
            let distress = center + severity * symptoms + lasting + visit * stream.normal()
            answers[stage] = instrument.items.map { asked in
                let latent = distress + item * stream.normal()
                let share = Normal.standard.cdf(better.contains(asked.number) ? -latent : latent)
                return Self.answer(share, on: instrument.response(of: asked))
            }
        }
        return answers
    }

    /// The step in which a share of the scale lies, each step as wide as the others.
    private static func answer(_ share: Double, on scale: ResponseScale) -> Int {
        let lowest = Int(exactly: scale.minimum.rounded()) ?? 0
        let highest = Int(exactly: (scale.maximum ?? scale.minimum).rounded()) ?? lowest
        let steps = highest - lowest + 1
        let step = Int(exactly: (share * Double(steps)).rounded(.down)) ?? 0
        return lowest + min(max(step, 0), steps - 1)
    }
}
