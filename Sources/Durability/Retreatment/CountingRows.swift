import Statistics

/// Time at risk cut into pieces (start, stop], each ending with an event or without one.
struct CountingRows {
    struct Piece {
        let person: Int
        let start: Double
        let stop: Double
        let isEvent: Bool
    }

    let arms: [String]
    /// Of each person.
    let arm: [Int]
    let pieces: [Piece]
    /// Persons × covariates.
    let covariates: [[Double]]
    let covariateNames: [String]
    let rowsGiven: Int
    let lost: Int
    /// People whose last row is a retreatment, and who are not at risk after it.
    let endedByEvent: Int

    init(_ spec: RetreatmentSpecification, in table: DataTable) throws {
        let long = try LongRows(person: spec.person, arm: spec.arm, time: spec.time, outcome: spec.event, in: table)
        let columns = try CovariateColumns(spec.covariates, in: table)
        var arm: [Int] = []
        var pieces: [Piece] = []
        var covariates: [[Double]] = []
        var lost = 0
        var endedByEvent = 0
        for one in long.people {
            let rows = one.seen
            guard !rows.isEmpty, let own = columns.values(ofRows: one.visits.map(\.row)) else {
                lost += 1
                continue
            }
            var before = 0.0
            for (place, row) in rows.enumerated() {
                let mark = row.outcome ?? 0
                guard mark == 0 || mark == 1 else {
                    throw DurabilityError("\"\(spec.event)\" holds \(plain(mark)) for \"\(one.label)\"; 1 is a retreatment, 0 a row without one.")
                }
                if let until = spec.until, row.time > until {
                    throw DurabilityError("\"\(spec.time)\" holds \(plain(row.time)) for \"\(one.label)\", after until (\(plain(until))): people were followed longer than the plan says.")
                }
                guard row.time >= 0 else { throw DurabilityError("\"\(spec.time)\" holds \(plain(row.time)) for \"\(one.label)\"; time is counted from 0.") }
                if row.time == before {
                    if mark == 0 { continue }
                    throw DurabilityError("The person \"\(one.label)\" has a retreatment at \(plain(row.time)), \(place == 0 ? "when time at risk begins" : "the time of the row before"); count the two as one, or give the second a later time.")
                }
                pieces.append(Piece(person: arm.count, start: before, stop: row.time, isEvent: mark == 1))
                before = row.time
            }
            if let last = pieces.last, last.person == arm.count, last.isEvent {
                if let until = spec.until, until > before {
                    pieces.append(Piece(person: arm.count, start: before, stop: until, isEvent: false))
                    before = until
                } else if spec.until == nil {
                    endedByEvent += 1
                }
            }
            guard before > 0 else {
                lost += 1
                continue
            }
            arm.append(one.arm)
            covariates.append(own)
        }
        guard !arm.isEmpty else { throw DurabilityError("No person has any time at risk.") }
        let present = Set(arm).sorted()
        arms = present.map { long.arms[$0] }
        self.arm = arm.map { code in present.firstIndex(of: code) ?? 0 }
        self.pieces = pieces
        self.covariates = covariates
        covariateNames = columns.names
        rowsGiven = long.rowsGiven
        self.lost = lost
        self.endedByEvent = endedByEvent
    }

    func pieces(ofArm group: Int) -> [Piece] { pieces.filter { arm[$0.person] == group } }
}
