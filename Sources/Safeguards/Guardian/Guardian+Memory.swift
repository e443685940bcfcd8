public import Records
public import StudyDesign

extension Guardian {
    /// What one tick did.
    public struct Report: Hashable, Sendable {
        /// Alerts raised for overdue check-ins.
        public var silences = 0
        /// Jumps of the clock recorded.
        public var jumps = 0
        /// Rungs told, or tried.
        public var tellings = 0
        /// Messages that a gateway accepted.
        public var accepted = 0
        /// Open alerts that nobody took charge of and whose newest rung reached nobody.
        public var undelivered: [AlertRecord.ID] = []
        /// Why steps were not recorded: mostly that a person was faster.
        public var refused: [String] = []
        /// What could not be read beside the state, and what was done instead.
        public var readProblems: [String] = []
        /// Why the watchdog's files could not be written.
        public var fileProblem: String?
        /// Whether the watchdog itself has been silent for too long.
        public var isWatchdogSilent = false
        /// When something becomes due next if nobody does anything.
        public var next: Instant?

        public init() {}
    }

    struct Memory {
        var severities: [AlertRecord.ID: AlertRule.Severity] = [:]
        var attempts: [AlertRecord.ID: Attempt] = [:]
        /// Failures that are on the record: of a rung and a channel, or of nobody.
        var noted: Set<Failure> = []
        /// People whose gateway refused a rung that reached somebody else.
        var owed: [AlertRecord.ID: Owed] = [:]
        var beats: Int64 = 0
        /// Addresses that were read last, and the channels as they stood then.
        var addresses: (of: [Channel.ID: Edition], known: [Channel.ID: MailAddress]) = ([:], [:])

        /// What an address depends on.
        struct Edition: Hashable {
            let version: Int
            let isOpen: Bool
        }

        struct Failure: Hashable {
            let alert: AlertRecord.ID
            let rung: Int
            let channel: Channel.ID?
        }

        struct Owed: Hashable {
            let rung: Int
            let people: [Account.ID]
        }

        mutating func forget(allBut open: Set<AlertRecord.ID>) {
            severities = severities.filter { open.contains($0.key) }
            attempts = attempts.filter { open.contains($0.key) }
            owed = owed.filter { open.contains($0.key) }
            noted = noted.filter { failure in attempts[failure.alert]?.rung == failure.rung }
        }
    }
}
