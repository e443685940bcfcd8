public import Records
public import StudyDesign

/// Who asks, as far as a request has shown.
public enum Visitor: Hashable, Sendable {
    case stranger
    case participant(Participant.ID, Assurance)
    /// Somebody with a link, or before a tablet that was handed over: one occasion of one person.
    case errand(Participant.ID, Visit.Code, Way)
    case staff(Account.ID, Set<Role>, Assurance)

    public enum Way: String, Hashable, Sendable, Codable, CaseIterable { case link, tablet }

    /// What the policy asks of a visitor.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case stranger, participant, steppedUpParticipant, link, tablet, staff, steppedUpStaff
    }

    public var kind: Kind {
        switch self {
        case .stranger: .stranger
        case .participant(_, let assurance): assurance == .steppedUp ? .steppedUpParticipant : .participant
        case .errand(_, _, let way): way == .link ? .link : .tablet
        case .staff(_, _, let assurance): assurance == .steppedUp ? .steppedUpStaff : .staff
        }
    }

    /// The person whose own pages these are; nil for strangers and staff.
    public var participant: Participant.ID? {
        switch self {
        case .participant(let id, _), .errand(let id, _, _): id
        case .stranger, .staff: nil
        }
    }
}

/// How sure it is that the person who signed in is still the one who asks.
public enum Assurance: String, Hashable, Sendable, Codable, CaseIterable {
    case signedIn
    /// A password or code was given again within the last minutes.
    case steppedUp
}
