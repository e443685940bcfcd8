public import Records

/// Where a person stands in the study, as far as it decides what they may do.
public enum PersonStanding: String, Hashable, Sendable, CaseIterable {
    /// The record does not know them.
    case unknown
    /// Screened, not enrolled yet.
    case invited
    case active
    /// Left before the planned end.
    case left
    /// Asked that nothing more be collected.
    case stopped
    /// Asked that what was collected be kept and not used.
    case restricted
    /// Their keys are destroyed, or are being destroyed.
    case erased

    public init(of person: ParticipantState?) {
        guard let person, person.isScreened else {
            self = .unknown
            return
        }
        if person.erased != nil {
            self = .erased
        } else if person.isUnder(.restrict) {
            self = .restricted
        } else if person.isUnder(.stop) {
            self = .stopped
        } else if person.leftOn != nil {
            self = .left
        } else {
            self = person.enrollment == nil ? .invited : .active
        }
    }

    /// Whoever the record knows and whose records can still be opened.
    public static let known: Set<PersonStanding> = [.invited, .active, .left, .stopped, .restricted]
    /// Whoever the record knows, whatever became of what it kept.
    public static let recorded: Set<PersonStanding> = known.union([.erased])
    /// Of whom something new may be taken in.
    public static let collecting: Set<PersonStanding> = [.invited, .active, .left]
}
