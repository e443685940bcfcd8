import Records
import StudyDesign

extension Reminders {
    /// What one tick did.
    public struct Report: Hashable, Sendable {
        /// Days of check-ins drawn.
        public var drawn = 0
        /// Mails that a gateway accepted.
        public var accepted = 0
        /// Mails that none accepted; they are tried again.
        public var failed = 0
        /// Check-ins whose time passed before a mail about them could go.
        public var expired = 0
        /// Notes that wait for the end of quiet hours.
        public var held = 0
        /// Why steps were not recorded.
        public var refused: [String] = []
        /// What could not be read, and what was left until it can be.
        public var readProblems: [String] = []

        public init() {}
    }

    struct Memory {
        /// Newest try of each note that no gateway accepted.
        var tries: [Note: Instant] = [:]
        /// Refusals that are on the record.
        var noted: Set<Note> = []
        /// Visits named today for the first time: their second mail does not follow on its heels.
        var fresh: [Note: Day] = [:]
        /// Draws of each person of which everything had its end.
        var settled: [Participant.ID: Int] = [:]
        var people: [Participant.ID: (edition: Edition, correspondent: Correspondent)] = [:]

        /// What a correspondent depends on.
        struct Edition: Hashable {
            let identity: Int
            let preferences: Int
        }
    }

    /// Minutes after which a mail that no gateway accepted is tried again.
    static let retryAfter = 5
    /// How many mails go out at the same time.
    static let breadth = 8
}

/// Why nobody is reminded of anything any more.
public enum RemindersError: Error, Hashable, Sendable, CustomStringConvertible {
    case stopped(String)

    public var description: String {
        switch self {
        case .stopped(let problem):
            "Nobody is reminded of anything any more, because the store stopped: \(problem) End the program and start it again; what is due is then done at once."
        }
    }
}
