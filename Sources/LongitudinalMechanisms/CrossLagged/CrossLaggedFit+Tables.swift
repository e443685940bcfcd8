import Mechanisms
public import Statistics

extension CrossLaggedFit {
    public var tables: [ReadableTable] {
        var tables = [lagTable]
        if primary.syntax.isEqual == false, specification.mechanism.count > 2 { tables.append(eachTable) }
        tables += [sameTable]
        if hasIntercepts { tables.append(betweenTable) }
        if specification.exposure != nil { tables += exposureTables }
        return tables + [fitTable]
    }

    static let lagColumns = ["Estimate", "Interval", "p", "Standardised", "Its interval"]

    private var lagTable: ReadableTable {
        let (m, y) = (mechanismName, outcomeName)
        let rows: [(String, CrossLaggedModel.Lag)] = [
            ("\(m) → later \(y)", primary.mechanismToOutcome), ("\(y) → later \(m)", primary.outcomeToMechanism),
            ("\(m) → later \(m)", primary.stabilityOfMechanism), ("\(y) → later \(y)", primary.stabilityOfOutcome),
        ]
        let percent = levelPercent(specification.level)
        let shared = levelPercent(specification.sharedLevel)
        let mean = primary.syntax.isEqual ? "A lag is the same over each interval." : "Each lag is the mean over the intervals."
        return ReadableTable(
            hasIntercepts ? "Lags within people" : "Lags (within and between people mixed)", columns: ["From one occasion to the next"] + Self.lagColumns,
            rows: rows.map { [.text($0)] + $1.cells },
            notes: [
                orderSentence,
                "\(mean) Intervals: \(percent) %. A direction counts as shown where its \(shared) % interval leaves out zero: two directions share the level.",
                "n = \(account.rowsAnalysed), \(specification.mechanism.count) occasions. Order in time: \(timingWords)",
                "A lag is consistent with a process in that direction; a third thing that moves both, one earlier than the other, looks the same.",
            ])
    }

    var orderSentence: String {
        guard primary.isUsable else { return "The search for the model's estimates did not converge, so nothing is read from the lags." }
        let sentence = order.sentence(mechanism: mechanismName, outcome: outcomeName, place: hasIntercepts ? "Within people" : "From one occasion to the next")
        switch order {
        case .notTold: return "\(sentence) The solution is not admissible: a variance is not positive, so within and between are not parted."
        case .mechanismFirst, .outcomeFirst, .bothWays: return "\(sentence) \(LagOrder.errorOfMeasurement)"
        case .nothingShown, .timeNotStated: return sentence
        }
    }

    var timingWords: String {
        switch specification.timing {
        case .before: "each occasion was measured before the next."
        case .together, .after: "the days contradict the order of the columns, or columns of one occasion were measured on different days."
        case .recalled: "the columns were recalled in one sitting."
        case .unknown: "the plan does not state the days of all columns."
        }
    }

    private var eachTable: ReadableTable {
        var rows: [[ReadableTable.Cell]] = []
        for letter in ["c", "d"] {
            for (place, row) in primary.syntax.rows(letter).enumerated() {
                let (from, to) = letter == "c" ? ("m", "y") : ("y", "m")
                guard let lag = primary.row(row, level: specification.level) else { continue }
                rows.append([.text("\(own("\(from)\(place + 1)")) → \(own("\(to)\(place + 2)"))")] + lag.cells)
            }
        }
        return ReadableTable("Lag by lag", columns: ["Lag"] + Self.lagColumns, rows: rows)
    }

    private var sameTable: ReadableTable {
        let rows = specification.mechanism.indices.map { place -> [ReadableTable.Cell] in
            [.text("\(own("m\(place + 1)")) with \(own("y\(place + 1)"))")] + (same(place + 1)?.cells ?? [.missing("A variance is not positive."), .missing("A variance is not positive.")])
        }
        return ReadableTable(
            "On the same occasion", columns: ["Measures", "Correlation", "Interval"], rows: rows,
            notes: ["At the first occasion of the values\(hasIntercepts ? " within people" : ""), later of what the lags leave over. It has no order in time."])
    }

    private var betweenTable: ReadableTable {
        let reason = "A variance between people is not positive."
        return ReadableTable(
            "Between people", columns: ["Quantity", "Estimate", "Interval"],
            rows: [
                [.text("Correlation of what lasts of \(mechanismName) and \(outcomeName)")] + (betweenCorrelation?.cells ?? [.missing(reason), .missing(reason)]),
                [.text("Share of \(mechanismName) that lasts"), share("m").map { .share($0) } ?? .missing(reason), .empty],
                [.text("Share of \(outcomeName) that lasts"), share("y").map { .share($0) } ?? .missing(reason), .empty],
            ],
            notes: ["What lasts over all occasions differs between people and says nothing of change within them. Shares are of the variance at the first occasion\(specification.exposure == nil && specification.covariates.isEmpty ? "" : ", given exposure and covariates")."])
    }
}
