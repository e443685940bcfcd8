/// When a watchdog has to tell: a value that is fed with what it sees. It judges by whether
/// the heartbeat changes, on a clock that nobody can set, and not by the time that stands in
/// it. It begins without a memory, so a beat that is there at first counts from then on.
public struct Vigil: Hashable, Sendable {
    /// Minutes that may be asked for; others count as the nearest of these.
    public static let patiences = 1...60

    let patience: Int64
    private var beat: Heartbeat.Beat?
    private var changed: Int64?
    private var told: Int64?

    /// - Parameter patience: Minutes without a beat after which somebody is told, and again
    ///   each time as many have passed.
    public init(patience: Int) {
        let minutes = min(max(patience, Self.patiences.lowerBound), Self.patiences.upperBound)
        self.patience = Int64(minutes) * 60_000
    }

    /// Looks once.
    ///
    /// - Parameters:
    ///   - beat: The newest beat in the file; nil when there is none or it cannot be read.
    ///   - elapsed: Milliseconds of a clock that nobody can set.
    /// - Returns: Whether people must be told now.
    public mutating func look(at beat: Heartbeat.Beat?, elapsed: Int64) -> Bool {
        // A machine that starts gets as long for its first beat as for any other.
        guard let since = changed else {
            (self.beat, changed) = (beat, elapsed)
            return false
        }
        if let beat, beat != self.beat {
            (self.beat, changed, told) = (beat, elapsed, nil)
            return false
        }
        guard isOver(since: since, elapsed) else { return false }
        return told.map { isOver(since: $0, elapsed) } ?? true
    }

    /// Somebody was told.
    public mutating func tell(elapsed: Int64) { told = elapsed }

    private func isOver(since moment: Int64, _ elapsed: Int64) -> Bool {
        let (passed, isTooFar) = elapsed.subtractingReportingOverflow(moment)
        return isTooFar ? moment < elapsed : passed >= patience
    }
}
