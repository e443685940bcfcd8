import Records
import Statistics
import StudyDesign

/// Adverse events of session days, by arm.
///
/// Shares of people with an event follow a secondary extraction of MAPP1 (evidence base, 6), whose
/// author merged terms: they make a realistic table and are nobody's published one. Severity,
/// days and relatedness are assumptions. Nothing here depends on how a person fares.
struct Harms {
    struct Term: Sendable {
        let name: String
        let aspects: [AdverseEvent.Aspect]
        /// Share of people with at least one, per cent.
        let active: Double
        let control: Double
    }

    static let terms: [Term] = [
        Term(name: "muscle tension", aspects: [.physical], active: 60.9, control: 13.6),
        Term(name: "headache", aspects: [.physical], active: 71.7, control: 54.5),
        Term(name: "decreased appetite", aspects: [.physical], active: 52.2, control: 11.4),
        Term(name: "insomnia", aspects: [.physical], active: 43.5, control: 29.5),
        Term(name: "nausea", aspects: [.physical], active: 30.4, control: 11.4),
        Term(name: "anxiety", aspects: [.other], active: 32.6, control: 38.6),
        Term(name: "fatigue", aspects: [.physical], active: 30.4, control: 31.8),
        Term(name: "sweating", aspects: [.physical], active: 21.7, control: 2.3),
        Term(name: "jaw tension", aspects: [.physical], active: 13.0, control: 2.3),
        Term(name: "restlessness", aspects: [.other], active: 15.2, control: 4.0),
        Term(name: "dissociation", aspects: [.dissociative], active: 6.5, control: 4.5),
        Term(name: "suicidal ideation", aspects: [.suicidality], active: 9.0, control: 9.5),
        Term(name: "elevated mood", aspects: [.pleasant], active: 14.0, control: 3.0),
        Term(name: "altered perception", aspects: [.pleasant, .perceptual], active: 9.0, control: 1.0),
    ]

    /// One person's events in the order of the terms, each after one of the sessions that were held.
    static func events(
        of participant: Participant.ID, isControl: Bool, sessions: [Day], seed: UInt64, number: UInt64
    ) -> [AdverseEvent] {
        var stream = RandomStream(seed: seed, stream: number, purpose: Purpose.harm.rawValue)
        var events: [AdverseEvent] = []
        for term in terms {
            // As many draws whatever happens.
            let happens = stream.chance((isControl ? term.control : term.active) / 100)
            let which = stream.uniform()
            let delay = stream.index(below: 3)
            let weight = stream.uniform()
            let ends = stream.chance(0.93)
            let serious = stream.chance(0.03)
            guard happens, !sessions.isEmpty else { continue }
            let place = min(Int(exactly: (which * Double(sessions.count)).rounded(.down)) ?? 0, sessions.count - 1)
            let severity: AdverseEvent.Severity = weight < 0.62 ? .mild : weight < 0.94 ? .moderate : .severe
            events.append(
                AdverseEvent(
                    id: AdverseEvent.ID("ae-\(events.count + 1)"), participant: participant, term: term.name, aspects: term.aspects,
                    onset: sessions[place] + delay, severity: severity,
                    seriousness: severity == .severe && serious ? [.medicallyImportant] : [],
                    relatedness: isControl ? (delay == 0 ? .possible : .unlikely) : (delay == 0 ? .probable : .possible),
                    isExpected: !term.aspects.contains(.suicidality), course: ends ? .recovered : .recovering,
                    narrative: "Invented for the demonstration.", isConfidential: false))
        }
        return events
    }
}
