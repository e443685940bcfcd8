import Statistics

/// The rows that a course is fitted to, and what is known of each person.
struct CourseData {
    let spec: DurabilitySpecification
    let arms: [String]
    let people: [Person]
    let basis: CourseBasis
    let rowsGiven: Int
    let rowsMissing: Int
    let peopleLost: Int
    /// Values before treatment that are a column, and stand in the model as rows at the start.
    let valuesAdded: Int
    let covariateNames: [String]

    struct Person {
        let label: String
        let arm: Int
        let times: [Double]
        let values: [Double]
        /// Centred.
        let covariates: [Double]
        /// Of the mechanism, at its reading nearest to the end of treatment.
        let mechanism: Reading?
    }

    struct Reading {
        let time: Double
        let value: Double
    }

    var rowCount: Int { people.reduce(0) { $0 + $1.times.count } }

    init(_ spec: DurabilitySpecification, in table: DataTable) throws {
        let long = try LongRows(person: spec.person, arm: spec.arm, time: spec.time, outcome: spec.outcome, in: table)
        try long.requireOneRowATime(spec.time)
        let baseline = try spec.baseline.map { try table.numbers($0).map(\.value) }
        let mechanism = try spec.mechanism.map { try table.numbers($0).map(\.value) }
        let covariates = try CovariateColumns(spec.covariates, in: table)
        let end = spec.endOfTreatment
        let times = long.people.flatMap { $0.seen.map(\.time) }
        guard let earliest = times.min(), let last = times.max() else {
            throw DurabilityError("No row has a value of \"\(spec.outcome)\".")
        }
        let start = spec.start ?? (baseline == nil ? earliest : min(0, earliest))
        guard last > end else {
            throw DurabilityError("Nobody has a value of \"\(spec.outcome)\" after the end of treatment (\(plain(end)), \(spec.anchor)): whether it lasted cannot be seen. The last row is at \(plain(last)).")
        }
        guard start < end || baseline == nil else {
            throw DurabilityError("The gain begins at \(plain(start)) and treatment ends at \(plain(end)); start must come before end_of_treatment.")
        }
        var kept: [Person] = []
        var lost = 0
        var added = 0
        for one in long.people {
            guard let own = covariates.values(ofRows: one.visits.map(\.row)) else {
                lost += 1
                continue
            }
            var moments = one.seen.map { (time: $0.time, value: $0.outcome ?? 0) }
            let before = baseline.flatMap { column in one.visits.compactMap { column[$0.row] }.first }
            if let before { moments.insert((start, before), at: 0) }
            if moments.count > 1, before != nil, moments[1].time <= start {
                throw DurabilityError("The person \"\(one.label)\" has a row at \(plain(moments[1].time)), not after the start \(plain(start)), and a value before treatment in \"\(spec.baseline ?? "")\"; leave baseline out where it is a row of its own.")
            }
            guard !moments.isEmpty else {
                lost += 1
                continue
            }
            if before != nil { added += 1 }
            let read = mechanism.flatMap { column -> Reading? in
                let readings = one.visits.compactMap { visit in column[visit.row].map { Reading(time: visit.time, value: $0) } }
                return spec.endWindow.nearest(readings.map(\.time)).map { readings[$0] }
            }
            kept.append(Person(
                label: one.label, arm: one.arm, times: moments.map(\.time), values: moments.map(\.value), covariates: own, mechanism: read))
        }
        guard !kept.isEmpty else { throw DurabilityError("No person has the outcome and all covariates.") }
        let present = Set(kept.map(\.arm)).sorted()
        self.spec = spec
        arms = present.map { long.arms[$0] }
        let centred = CovariateColumns.centred(kept.map(\.covariates))
        people = zip(kept, centred).map { one, own in
            Person(
                label: one.label, arm: present.firstIndex(of: one.arm) ?? 0, times: one.times, values: one.values, covariates: own,
                mechanism: one.mechanism)
        }
        let hasGain = start < end && kept.contains { $0.times.contains { $0 < end } }
        basis = CourseBasis(start: start, end: end, last: last, hasGain: hasGain, window: spec.window)
        rowsGiven = long.rowsGiven
        rowsMissing = long.rowsLost + long.people.reduce(0) { $0 + $1.visits.count - $1.seen.count }
        peopleLost = lost
        valuesAdded = added
        covariateNames = covariates.names
    }

    /// Of people, not of rows.
    func count(ofArm arm: Int) -> Int { people.count { $0.arm == arm } }
}
