public import StudyDesign

/// Why nobody came in. Unknown, wrong and closed are one and the same.
public enum SignInRefusal: Error, Hashable, CustomStringConvertible {
    /// Name and password, or the code, do not fit.
    case notRecognized
    /// Too many tries; the first moment of the next.
    case wait(until: Instant)
    /// Too many people sign in at this moment.
    case busy
    /// The half-done sign-in has expired or was used.
    case startAgain
    /// The invitation was used or has expired.
    case invitationOver
    /// The follow-up link is done, expired, or none of ours.
    case linkOver
    /// The new password is one that others could guess.
    case password(PasswordFault)
    /// Somebody else at this door signs in with that name.
    case nameTaken
    /// Not a name one can sign in with.
    case nameUnusable
    /// The session is gone, or may not do this.
    case notNow

    /// For a log or a test; pages say it in the person's language.
    public var description: String {
        switch self {
        case .notRecognized: "That name, password or code was not recognized. Look at the spelling and try again."
        case .wait: "There were several tries that did not work. Please wait a little before the next one."
        case .busy: "Many people are signing in at this moment. Please try again in a few seconds."
        case .startAgain: "This sign-in has been open for too long. Please begin again with name and password."
        case .invitationOver: "This invitation has been used or has expired. Please ask for a new one."
        case .linkOver: "This link has been used or has expired. Nothing is lost; please ask for a new one if you need it."
        case .password(let fault): fault.description
        case .nameTaken: "Somebody else signs in with that name. Please choose another one."
        case .nameUnusable: "That is no name to sign in with. Please give one of 1 to 100 characters."
        case .notNow: "Please sign in again to do this."
        }
    }
}
