import Statistics

/// From visits to times: who responded when, and when the response was found lost.
struct ResponseCourse {
    let arms: [String]
    let responders: [Responder]
    let people: [Int]
    /// Without a value before treatment above 0, or without one after it.
    let unreadable: Int
    /// Another treatment began before the response was there.
    let treatedBefore: Int
    let withoutMechanism: Int
    /// No visit within the window around the end of treatment.
    let outsideWindow: Int
    /// Another treatment began after the last visit: not a loss, for others were not followed so long either.
    let treatedUnseen: Int
    let rowsGiven: Int
    let covariateNames: [String]

    init(_ spec: LossSpecification, in table: DataTable) throws {
        let long = try LongRows(person: spec.person, arm: spec.arm, time: spec.time, outcome: spec.outcome, in: table)
        try long.requireOneRowATime(spec.time)
        let baseline = try spec.baseline.map { try table.numbers($0).map(\.value) }
        let others = try spec.otherTreatment.map { try table.numbers($0).map(\.value) }
        let mechanism = try spec.mechanism.map { try table.numbers($0).map(\.value) }
        let covariates = try CovariateColumns(spec.covariates, in: table)
        let clock = Set(long.people.flatMap { $0.seen.map(\.time) }).sorted()
        guard let last = clock.last else { throw DurabilityError("No row has a value of \"\(spec.outcome)\".") }
        let until = spec.until.map { min($0, last) }
        var found: [Responder] = []
        var unreadable = 0
        var treatedBefore = 0
        var withoutMechanism = 0
        var outsideWindow = 0
        var treatedUnseen = 0
        for one in long.people {
            var visits = one.seen
            var first = baseline.flatMap { column in one.visits.compactMap { column[$0.row] }.first }
            if baseline == nil, !visits.isEmpty { first = visits.removeFirst().outcome }
            guard let before = first, before > 0, !visits.isEmpty, let own = covariates.values(ofRows: one.visits.map(\.row)) else {
                unreadable += 1
                continue
            }
            func improvement(_ visit: LongRows.Visit) -> Double {
                let change = before - (visit.outcome ?? before)
                return (spec.better == .lower ? change : -change) / before
            }
            let read: Int?
            if let end = spec.endOfTreatment {
                read = VisitWindow(planned: end, within: spec.within).nearest(visits.map(\.time))
                if read == nil { outsideWindow += 1 }
            } else {
                read = visits.firstIndex { Self.isResponse(improvement($0), spec) }
            }
            guard let place = read, Self.isResponse(improvement(visits[place]), spec) else { continue }
            let start = visits[place].time
            let other = others.flatMap { column in one.visits.compactMap { column[$0.row] } }.min()
            if let other, other <= start {
                treatedBefore += 1
                continue
            }
            var lost: Double?
            var byOther = false
            var kept = start
            for visit in visits[(place + 1)...] {
                if let other, other <= visit.time { break }
                // A share of 1 − back_above is still kept at the border, but for rounding.
                if improvement(visit) < 1 - spec.backAbove - 1e-12 {
                    lost = visit.time
                    break
                }
                kept = visit.time
            }
            let seen = visits[visits.count - 1].time
            if lost == nil, let other {
                if other <= seen {
                    lost = other
                    byOther = true
                } else {
                    treatedUnseen += 1
                }
            }
            let end = lost ?? seen
            let leftEarly = lost == nil && until.map { end < $0 - spec.within - 1e-9 } ?? false
            // Two visits planned for one time lie no further apart than twice the window.
            var next = clock.first { $0 > end + 2 * spec.within + 1e-9 } ?? max(end, until ?? end)
            if let other, other > end { next = min(next, other) }
            let reading = mechanism.flatMap { column in
                one.visits.last { $0.time <= start && column[$0.row] != nil }.flatMap { column[$0.row] }
            }
            if mechanism != nil, reading == nil { withoutMechanism += 1 }
            found.append(Responder(
                label: one.label, arm: one.arm, responded: start, time: end - start, isLost: lost != nil, lastKept: kept - start,
                byOtherTreatment: byOther, leftEarly: leftEarly, nextVisit: next - start, mechanism: reading, covariates: own))
        }
        arms = long.arms
        responders = found
        people = long.arms.indices.map { long.count(ofArm: $0) }
        self.unreadable = unreadable
        self.treatedBefore = treatedBefore
        self.withoutMechanism = withoutMechanism
        self.outsideWindow = outsideWindow
        self.treatedUnseen = treatedUnseen
        rowsGiven = long.rowsGiven
        covariateNames = covariates.names
    }

    private static func isResponse(_ improvement: Double, _ spec: LossSpecification) -> Bool { improvement >= spec.response - 1e-12 }

    func responders(ofArm arm: Int) -> [Responder] { responders.filter { $0.arm == arm } }
}
