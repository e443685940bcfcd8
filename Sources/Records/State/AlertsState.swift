public import StudyDesign

/// Alerts that nobody has closed, and how many were closed.
public struct AlertsState: Hashable, Sendable {
    public internal(set) var open: [AlertRecord.ID: OpenAlert] = [:]
    public internal(set) var closed = 0
    public internal(set) var raised = 0
}

/// An alert on its way to a person. How urgent it is, is sealed and stands in its entry.
public struct OpenAlert: Hashable, Sendable {
    public let id: AlertRecord.ID
    public let participant: Participant.ID
    public let raised: Instant
    /// The entry that holds it.
    public let entry: Int64
    /// The check-in whose silence raised it.
    public let silence: CheckIn.ID?
    /// Newest telling of each rung, the ladder's repetitions counted on.
    public internal(set) var told: [Int: Telling] = [:]
    public internal(set) var isSeen = false
    /// Who took charge, and when.
    public internal(set) var claim: Claim?
    public internal(set) var isActedOn = false

    public struct Telling: Hashable, Sendable {
        public internal(set) var newest: Instant
        /// Whether any telling of the rung was accepted by a gateway.
        public internal(set) var isAccepted: Bool
        public internal(set) var attempts: Int
    }

    public struct Claim: Hashable, Sendable {
        public let by: String
        public let at: Instant
    }
}

extension AlertsState {
    mutating func raise(_ alert: Trace.RaisedAlert, of participant: Participant.ID, silence: CheckIn.ID? = nil, entry: Int64) {
        open[alert.id] = OpenAlert(id: alert.id, participant: participant, raised: alert.raised, entry: entry, silence: silence)
        raised += 1
    }

    mutating func take(_ step: Trace.Step, on id: AlertRecord.ID, by actor: String, at instant: Instant) {
        switch step {
        case .dispatched(let rung, _, let isAccepted):
            let earlier = open[id]?.told[rung]
            open[id]?.told[rung] = OpenAlert.Telling(
                newest: instant, isAccepted: isAccepted || earlier?.isAccepted ?? false, attempts: (earlier?.attempts ?? 0) + 1)
        case .seen: open[id]?.isSeen = true
        case .claimed, .takenOver: open[id]?.claim = OpenAlert.Claim(by: actor, at: instant)
        case .acted: open[id]?.isActedOn = true
        case .closed: if open.removeValue(forKey: id) != nil { closed += 1 }
        }
    }
}
