public import Statistics

extension IntercurrentEvents {
    /// A long table after its events were handled, and what was done to it.
    public struct Applied: Hashable, Sendable {
        public let table: DataTable
        /// People with an event among the rows.
        public let peopleWithEvent: Int
        /// Values of the outcome that were observed after an event.
        public let valuesAfter: Int
        /// Of these, set to missing.
        public let setToMissing: Int
        /// Of these, because no value was seen up to the event: while on treatment has none to put there.
        public let withoutValueBefore: Int
        /// Values (observed or missing) that the last one before the event stands for.
        public let carriedForward: Int
    }

    /// - Parameters:
    ///   - time: of a row, on the same clock as the events. A value at the time of the event counts as before it.
    /// - Throws: ``DurabilityError``, ``TableError``.
    public func applied(to table: DataTable, person: String, time: String, outcome: String) throws -> Applied {
        let rows = try LongRows(person: person, arm: nil, time: time, outcome: outcome, in: table)
        let days = try events.map { try table.numbers($0).map(\.value) }
        guard strategy == .treatmentPolicy || !days.isEmpty else {
            throw DurabilityError("\(strategy.rawValue) needs the column of the intercurrent event; name it under event.")
        }
        let before = try baseline.map { try table.numbers($0).map(\.value) }
        var cells = try table.numbers(outcome)
        var affected = 0
        var after = 0
        var missing = 0
        var without = 0
        var carried = 0
        for one in rows.people {
            guard let event = earliest(days, one) else { continue }
            affected += 1
            let first = before.flatMap { column in one.visits.compactMap { column[$0.row] }.first }
            let last = one.visits.last { $0.time <= event && $0.outcome != nil }?.outcome ?? first
            for visit in one.visits where visit.time > event {
                if visit.outcome != nil { after += 1 }
                switch strategy {
                case .treatmentPolicy: continue
                case .hypothetical:
                    if visit.outcome != nil { missing += 1 }
                    cells[visit.row] = .missing(Self.afterEvent)
                case .whileOnTreatment:
                    if let value = last {
                        cells[visit.row] = .value(value)
                        carried += 1
                    } else {
                        if visit.outcome != nil {
                            missing += 1
                            without += 1
                        }
                        cells[visit.row] = .missing(Self.neverOnTreatment)
                    }
                }
            }
        }
        let columns = table.columns.map { $0.name == outcome ? Column(name: outcome, content: .numeric(cells)) : $0 }
        return Applied(
            table: try DataTable(columns: columns), peopleWithEvent: affected, valuesAfter: after, setToMissing: missing,
            withoutValueBefore: without, carriedForward: carried)
    }

    /// The earliest event in any row of a person.
    private func earliest(_ days: [[Double?]], _ person: LongRows.Person) -> Double? {
        var found: Double?
        for column in days {
            for visit in person.visits {
                guard let day = column[visit.row] else { continue }
                found = found.map { min($0, day) } ?? day
            }
        }
        return found
    }
}

extension IntercurrentEvents.Applied {
    public var results: ResultTree {
        .of([
            "people_with_event": .count(peopleWithEvent), "values_after": .count(valuesAfter),
            "set_to_missing": .count(setToMissing),
            "without_value_before": .count(withoutValueBefore), "carried_forward": .count(carriedForward),
        ])
    }

    /// What the strategy could not do.
    public var warnings: [String] {
        guard withoutValueBefore > 0 else { return [] }
        return ["\(withoutValueBefore) value\(withoutValueBefore == 1 ? "" : "s") after an intercurrent event \(withoutValueBefore == 1 ? "is" : "are") of people without a value up to it: nothing could be carried forward, and missing \(withoutValueBefore == 1 ? "it is" : "they are") handled as under the hypothetical strategy. Name the value before treatment under baseline."]
    }

    /// What was done, as a table.
    public func readable(_ sentence: String) -> ReadableTable {
        ReadableTable(
            "What is estimated", columns: ["", "count"],
            rows: [
                [.text("people with an intercurrent event"), .count(peopleWithEvent)],
                [.text("values observed after it"), .count(valuesAfter)],
                [.text("of these set to missing"), .count(setToMissing)],
                [.text("of these for want of a value up to it"), .count(withoutValueBefore)],
                [.text("values carried forward to after it"), .count(carriedForward)],
            ], notes: [sentence])
    }
}
