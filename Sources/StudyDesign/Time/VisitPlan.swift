/// One planned visit of one participant, seen on one day.
public struct VisitPlan: Hashable, Sendable {
    public let visit: Visit.Code
    /// Of a visit that took place: the anchor by which it is judged.
    public let anchor: AnchorDay
    /// In force on that day; of a visit that took place, the window by which it is judged. Nil
    /// while the anchor waits.
    public let window: DayWindow?
    public let state: State
    public let appointment: Day?

    public enum State: Hashable, Sendable {
        /// The anchor waits; a sentence says for what.
        case notYetPlannable(because: String)
        case upcoming
        case open
        /// The window has closed, its grace has not.
        case inGrace
        /// Over without the visit. An anchor that moves later opens it again.
        case closed
        case done(Outcome)
    }

    /// How a visit that took place lies to its window.
    public struct Outcome: Hashable, Sendable {
        public let day: Day
        /// Days after the target, negative before it; nil while no window is known.
        public let deviation: Int?
        /// Nil while no window is known.
        public let standing: DayWindow.Standing?
    }

    /// Where the appointment lies; an anchor that moves can leave it outside of the window.
    /// Nil without an appointment or window, and once the visit has taken place.
    public var appointmentStanding: DayWindow.Standing? {
        if case .done = state { return nil }
        guard let appointment, let window else { return nil }
        return window.standing(of: appointment)
    }
}
