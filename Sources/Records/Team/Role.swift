/// In which capacity somebody acts.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    case participant
    case therapist
    case coordinator
    /// The physician who answers for the study at the site.
    case investigator
    case rater
    /// Prepares what is given, and therefore knows the allocation.
    case pharmacist
    case researcher
    case monitor
    case administrator
    /// The program itself, for what it does by the clock.
    case service

    /// Roles that an account can hold.
    public static let ofStaff: Set<Role> = [
        .therapist, .coordinator, .investigator, .rater, .pharmacist, .researcher, .monitor, .administrator,
    ]

    /// Those who may take charge of a person's safety.
    public static let clinicians: Set<Role> = [.therapist, .coordinator, .investigator]

    /// Those who may read who was given what while the study is masked.
    public static let unblinded: Set<Role> = [.pharmacist]
}
