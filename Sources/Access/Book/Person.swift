public import Records

/// Whoever can have an account: a participant or somebody of the team.
public enum Person: Hashable, Sendable, CustomStringConvertible {
    case participant(Participant.ID)
    case staff(Account.ID)

    /// Through which door the person comes. The doors know nothing of each other: a
    /// participant's name is unknown at the team's, and the other way round.
    public var door: Door {
        switch self {
        case .participant: .participants
        case .staff: .staff
        }
    }

    public var participant: Participant.ID? {
        if case .participant(let id) = self { id } else { nil }
    }

    public var account: Account.ID? {
        if case .staff(let id) = self { id } else { nil }
    }

    /// The identifier without its kind.
    public var id: String {
        switch self {
        case .participant(let id): id.rawValue
        case .staff(let id): id.rawValue
        }
    }


    /// `participant/p7`: no identifier holds a slash, so no two people share one.
    public var description: String { "\(door == .participants ? "participant" : "staff")/\(id)" }

    public init?(_ description: String) {
        guard let slash = description.firstIndex(of: "/") else { return nil }
        let id = String(description[description.index(after: slash)...])
        switch description[..<slash] {
        case "participant": self = .participant(.init(id))
        case "staff": self = .staff(.init(id))
        default: return nil
        }
    }
}

/// One of the two listeners.
public enum Door: String, Hashable, Sendable, CaseIterable { case participants, staff }
