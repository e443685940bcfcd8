/// One row of the policy: who may do an act, and while the person stands where.
public struct Permission: Hashable, Sendable {
    public let visitors: Set<Visitor.Kind>
    /// Asked of the visitor's own person; strangers and staff have none.
    public let standings: Set<PersonStanding>
    /// Why it is so, for whoever reads the table.
    public let because: String

    init(_ visitors: Set<Visitor.Kind>, while standings: Set<PersonStanding> = Set(PersonStanding.allCases), because: String) {
        self.visitors = visitors
        self.standings = standings
        self.because = because
    }

    /// - Parameter standing: Of the visitor's own person; nil for strangers and staff.
    public func decision(for visitor: Visitor, standing: PersonStanding?) -> Decision {
        if !visitors.contains(visitor.kind) {
            if case .participant(_, .signedIn) = visitor, visitors.contains(.steppedUpParticipant) { return .needsStepUp }
            if case .staff(_, _, .signedIn) = visitor, visitors.contains(.steppedUpStaff) { return .needsStepUp }
            return visitor == .stranger ? .needsSignIn : .absent
        }
        if let standing, visitor.participant != nil, !standings.contains(standing) { return .absent }
        return .allowed
    }
}

/// What the policy answers.
public enum Decision: Hashable, Sendable {
    case allowed
    /// Whoever asks has not signed in, or not any more.
    case needsSignIn
    /// A password or code must be given again first.
    case needsStepUp
    /// There is nothing here for them; the same answer as where there is nothing at all.
    case absent
}
