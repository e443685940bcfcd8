public import Instruments

/// What a protocol says of scoring, where it departs from the published keys: instruments whose
/// missing items it replaces. What it does not name keeps the published rule, which is complete
/// items only where none was published.
public struct ScoringPlan: Hashable, Sendable, Codable {
    /// One setting an instrument.
    public let prorating: [Prorating]

    public struct Prorating: Hashable, Sendable, Codable {
        public let instrument: Instrument.ID
        public let policy: ProratingPolicy
        /// Why, or after whom.
        public let source: String

        public init(_ instrument: Instrument.ID, _ policy: ProratingPolicy, source: String) {
            self.instrument = instrument
            self.policy = policy
            self.source = source
        }
    }

    public init(prorating: [Prorating] = []) { self.prorating = prorating }

    /// The published keys as they stand.
    public static let published = ScoringPlan()

    public func policy(for instrument: Instrument.ID) -> ProratingPolicy {
        prorating.first { $0.instrument == instrument }?.policy ?? .published
    }
}

extension ScoringPlan {
    /// What is wrong with it, each a sentence.
    func faults(asking instruments: Set<Instrument.ID>) -> [String] {
        var faults: [String] = []
        var seen: Set<Instrument.ID> = []
        for entry in prorating {
            if !seen.insert(entry.instrument).inserted {
                faults.append("The scoring plan names \(entry.instrument) twice.")
            }
            if !instruments.contains(entry.instrument) {
                faults.append("The scoring plan names \(entry.instrument), which no visit asks for.")
            }
            if !entry.source.contains(where: { !$0.isWhitespace }) {
                faults.append("The scoring plan replaces missing items of \(entry.instrument) without saying after whom.")
            }
            switch entry.policy {
            case .missingItems(let most) where most < 1:
                faults.append("The scoring plan lets \(most) items of \(entry.instrument) be missing; name 1 or more.")
            case .missingShare(let share) where !(share > 0 && share <= 0.5):
                faults.append("The scoring plan lets a share of \(share) of \(entry.instrument) be missing; name one above 0, and 0.5 at most.")
            case .missingItems, .missingShare, .published, .completeOnly: break
            }
        }
        return faults
    }
}
