/// Why a request is answered with another page than it asked for.
package enum PageFault: Error, Hashable, Sendable {
    /// There is nothing here for whoever asks.
    case absent
    /// Larger than any form of ours.
    case tooLarge
    /// Not what a form of ours sends.
    case unreadable
    /// The record refused it; the sentence says why.
    case refused(String)
    /// Too many tries within a short time; so many seconds are to be waited.
    case wait(seconds: Int)
    /// It was sent from another site, or from a page that somebody else opened.
    case elsewhere
    /// What was written comes back, to be sent again: the sign-in was over, or the page too old.
    case again
}
