import Durability
import Statistics

/// Reads the `rule` by which a gain is kept, faded or grown.
enum KeptRuleReader {
    static func rule(_ reader: inout PlanReader) -> KeptRule? {
        guard var below = reader.group("rule") else { return nil }
        guard below.isGroup else {
            reader.add(below.faults)
            return nil
        }
        let share = below.number("response", in: 0.01...1)
        let points = below.number("response_points", in: 1e-9...1e9)
        let loses = below.number("loses", in: 0.01...1) ?? 1.0 / 3
        let reliability = below.number("reliability", in: 0...1)
        let sem = below.number("sem", in: 0...1e9)
        let at = below.number("at", in: -1e6...1e6)
        if at == nil, below.value("at") == nil { below.fault("at", nil, "is missing: when the gain is read again, on the clock of time.") }
        let within = below.number("within", in: 0...1e6) ?? 0
        if share != nil, points != nil { below.fault("response_points", nil, "stands beside response; a response is a share or a number of points.") }
        if reliability != nil, sem != nil { below.fault("sem", nil, "stands beside reliability; give one of them.") }
        if reliability == nil, sem == nil { below.fault("reliability", nil, "is missing: the error of the outcome, as reliability or as sem, its standard error of measurement.") }
        let isRead = below.faults.isEmpty
        reader.add(below.closed())
        guard isRead, let at else { return nil }
        let error: KeptRule.Error = sem.map { .standardErrorOfMeasurement($0) } ?? .reliability(reliability ?? 1)
        return KeptRule(response: points.map { .points($0) } ?? .share(share ?? 0.5), loses: loses, error: error, at: at, within: within)
    }
}
