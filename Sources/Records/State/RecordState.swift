public import Instruments
public import Ledger
public import StudyDesign

/// What the record amounts to so far: everything that decides what may happen next, and
/// nothing of what anybody answered. It is a fold over traces, so that it is built again
/// from any ledger without a key, and two stores with one ledger are in one state.
public struct RecordState: Hashable, Sendable {
    /// Entries taken.
    public internal(set) var size: Int64 = 0
    /// When the newest entry was made.
    public internal(set) var newest: Instant?
    public internal(set) var protocols = Protocols()
    public internal(set) var team = TeamState()
    public internal(set) var consent = ConsentState()
    public internal(set) var list: ListState?
    public internal(set) var participants: [Participant.ID: ParticipantState] = [:]
    public internal(set) var alerts = AlertsState()
    public internal(set) var plans: Set<String> = []
    public internal(set) var snapshots: [FrozenSnapshot] = []
    /// The words that the site brought in, as far as they decide anything.
    public internal(set) var wordings: [HeldWording] = []
    /// Versions of the protocol under which people may enroll.
    public internal(set) var liveVersions: Set<String> = []

    public init() {}

    /// The protocol in force.
    public var study: StudyProtocol? { protocols.inForce }

    /// A person's state; an unknown person's is empty.
    public subscript(_ participant: Participant.ID) -> ParticipantState { participants[participant] ?? ParticipantState() }

    /// The study's protocols by version, and the one in force.
    public struct Protocols: Hashable, Sendable {
        public internal(set) var inForce: StudyProtocol?
        public internal(set) var byVersion: [String: StudyProtocol] = [:]
    }

    /// The sealed list as far as it stands in the open.
    public struct ListState: Hashable, Sendable {
        public let id: AllocationList.ID
        public let commitment: Digest256
        /// The entry that holds it.
        public let entry: Int64
        /// Stratum → number of places.
        public let places: [String: Int]
        /// Stratum → places given.
        public internal(set) var given: [String: Int] = [:]
    }
}
