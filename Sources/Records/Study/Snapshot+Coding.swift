import StudyDesign

/// Empty lists of adverse events and practices are not written, so that a snapshot without any
/// keeps its text.
extension Snapshot {
    private enum CodingKeys: String, CodingKey {
        case study, ledgerSize, screenings, enrollments, allocations, sessions, submissions, missedVisits
        case discontinuations, adverseEvents, practices, withheld
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            study: try container.decode(StudyProtocol.self, forKey: .study),
            ledgerSize: try container.decode(UInt64.self, forKey: .ledgerSize),
            screenings: try container.decode([ScreeningRecord].self, forKey: .screenings),
            enrollments: try container.decode([Enrollment].self, forKey: .enrollments),
            allocations: try container.decode([Allocation].self, forKey: .allocations),
            sessions: try container.decode([SessionRecord].self, forKey: .sessions),
            submissions: try container.decode([Submission].self, forKey: .submissions),
            missedVisits: try container.decode([MissedVisit].self, forKey: .missedVisits),
            discontinuations: try container.decode([Discontinuation].self, forKey: .discontinuations),
            adverseEvents: try container.decodeIfPresent([HarmRecord].self, forKey: .adverseEvents) ?? [],
            practices: try container.decodeIfPresent([Practice].self, forKey: .practices) ?? [],
            withheld: try container.decode([Participant.ID].self, forKey: .withheld))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(study, forKey: .study)
        try container.encode(ledgerSize, forKey: .ledgerSize)
        try container.encode(screenings, forKey: .screenings)
        try container.encode(enrollments, forKey: .enrollments)
        try container.encode(allocations, forKey: .allocations)
        try container.encode(sessions, forKey: .sessions)
        try container.encode(submissions, forKey: .submissions)
        try container.encode(missedVisits, forKey: .missedVisits)
        try container.encode(discontinuations, forKey: .discontinuations)
        if !adverseEvents.isEmpty { try container.encode(adverseEvents, forKey: .adverseEvents) }
        if !practices.isEmpty { try container.encode(practices, forKey: .practices) }
        try container.encode(withheld, forKey: .withheld)
    }
}
