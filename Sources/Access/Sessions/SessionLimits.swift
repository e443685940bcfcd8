import StudyDesign

/// How long a session lasts. A study may shorten every one of these, and lengthen none.
public struct SessionLimits: Hashable, Sendable {
    /// In minutes: unheard of, and altogether.
    public struct Limit: Hashable, Sendable {
        public let idle: Int
        public let absolute: Int

        public init(idle: Int, absolute: Int) {
            self.idle = idle
            self.absolute = absolute
        }
    }

    public let participant: Limit
    public let staff: Limit
    /// A device that staff handed over.
    public let tablet: Limit
    /// A link without an account.
    public let link: Limit
    /// Minutes for which password or code, given again, open what is read back.
    public let stepUp: Int

    /// The longest that may be.
    public static let standard = SessionLimits(
        known: Limit(idle: 5, absolute: 60), Limit(idle: 15, absolute: 720), Limit(idle: 30, absolute: 30),
        Limit(idle: 5, absolute: 60), stepUp: 5)

    /// How often a session's last sign of life is written down, in milliseconds.
    public static let noticedEvery: Int64 = 15_000

    private init(known participant: Limit, _ staff: Limit, _ tablet: Limit, _ link: Limit, stepUp: Int) {
        self.participant = participant
        self.staff = staff
        self.tablet = tablet
        self.link = link
        self.stepUp = stepUp
    }

    /// Limits shorter than the standard ones; what is not named stays as it is.
    ///
    /// - Throws: ``LimitFault``, when a limit is longer than the standard or shorter than a minute.
    public init(
        participant: Limit? = nil, staff: Limit? = nil, tablet: Limit? = nil, link: Limit? = nil, stepUp: Int? = nil
    ) throws(LimitFault) {
        let most = Self.standard
        let chosen = SessionLimits(
            known: participant ?? most.participant, staff ?? most.staff, tablet ?? most.tablet, link ?? most.link,
            stepUp: stepUp ?? most.stepUp)
        try chosen.participant.check(against: most.participant, "of a participant")
        try chosen.staff.check(against: most.staff, "of the team")
        try chosen.tablet.check(against: most.tablet, "of a tablet")
        try chosen.link.check(against: most.link, "of a link")
        try LimitFault.check(chosen.stepUp, atMost: most.stepUp, "the minutes of a step-up")
        self = chosen
    }
}

extension SessionLimits.Limit {
    fileprivate func check(against most: Self, _ whose: String) throws(LimitFault) {
        try LimitFault.check(idle, atMost: most.idle, "the idle minutes \(whose)")
        try LimitFault.check(absolute, atMost: most.absolute, "the minutes altogether \(whose)")
    }
}

/// A limit that somebody tried to widen.
public struct LimitFault: Error, Hashable, CustomStringConvertible {
    public let description: String

    fileprivate static func check(_ minutes: Int, atMost most: Int, _ what: String) throws(LimitFault) {
        guard (1...most).contains(minutes) else {
            throw LimitFault(description: "Session limits: \(what) are \(minutes); they may be 1 to \(most).")
        }
    }
}
