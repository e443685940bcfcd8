public import StudyDesign

extension HelpPromise {
    /// The promise as a person reads it, by their own clock. The help lines always stand below it.
    public func sentences(in zones: ZoneHistory, now: Instant, _ phrases: Phrases) -> [String] {
        let here = zones.local(now)
        return switch self {
        case .taken: [phrases["promise.taken"]]
        case .expected(let by, let isTold):
            [
                isTold ? phrases["promise.told"] : phrases["promise.telling"],
                phrases("promise.expected", ["time": phrases.moment(zones.local(by.upToMinute), seenFrom: here)]),
            ]
        case .notBefore(let moment):
            [phrases("promise.notBefore", ["time": phrases.moment(zones.local(moment.upToMinute), seenFrom: here)]), phrases["promise.doNotWait"]]
        case .passed: [phrases["promise.passed"], phrases["promise.doNotWait"]]
        case .nobody: [phrases["promise.nobody"], phrases["promise.doNotWait"]]
        }
    }
}

extension Instant {
    /// The next whole minute: a clock that shows minutes must not name a time that is too early.
    fileprivate var upToMinute: Instant {
        let rest = milliseconds % 60_000
        return rest == 0 ? self : Instant(milliseconds: milliseconds - (rest < 0 ? rest + 60_000 : rest)) + 1
    }
}
