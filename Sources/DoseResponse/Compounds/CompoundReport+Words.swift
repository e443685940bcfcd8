import Statistics
import TrialStatistics

extension CompoundReport {
    var warnings: [String] {
        guard let first = readings.first else { return [] }
        var warnings: [String] = []
        let names = listed(first.data.compounds)
        if first.data.compounds.count > 1 {
            warnings.append(isHeadToHead
                ? "\(names): at least one study gave more than one of them; only within it are they compared under the same conditions."
                : "No study gave two of these compounds (\(names)): a difference between them is also one of places, people, frames, therapists and years, and weights remove only what was measured before.")
        } else {
            warnings.append("There is one compound, \(names); nothing is compared between compounds.")
        }
        warnings.append("That the frame, the preparation, the doses and the times of measurement are alike is taken for granted here; the data do not say it.")
        for reading in readings {
            for place in reading.data.compounds.indices {
                guard let transport = reading.transports[place] else { continue }
                let n = reading.data.people(of: place).count
                let label = "\(reading.outcome), \(reading.data.compounds[place])"
                if !transport.isBalanced {
                    warnings.append("\(label): the target's means lie outside the people studied, so their effect is not carried over; that would be extrapolation.")
                } else if transport.effectiveSize < 0.5 * Double(n) || transport.heaviestTenth > 0.5 {
                    warnings.append("\(label): weights concentrate. \(n) people count as \(rounded(transport.effectiveSize, 0)), and a tenth of them carries \(percent(transport.heaviestTenth)) of the weight: the effect in the target is largely extrapolated.")
                }
            }
        }
        return warnings
    }

    var tables: [ReadableTable] {
        let heading = intervalHeading(level)
        func cells(_ estimate: CompoundModel.Estimate) -> [ReadableTable.Cell] {
            let ends = estimate.ends(level)
            return [.number(estimate.value), .ends(ends.lower, ends.upper, else: Self.noSpread), .probability(estimate.p, else: Self.noSpread)]
        }
        var effects: [[ReadableTable.Cell]] = []
        var slopes: [[ReadableTable.Cell]] = []
        var carried: [[ReadableTable.Cell]] = []
        for reading in readings {
            for place in reading.data.compounds.indices {
                let label = "\(reading.outcome), \(reading.data.compounds[place])"
                let n = reading.data.people(of: place).count
                effects.append([.text(label), .count(n)] + cells(reading.effects[place]))
                for (moderator, column) in reading.data.moderators.enumerated() {
                    if let slope = reading.slopes[place][moderator] { slopes.append([.text("\(label): \(column.name)"), .count(n)] + cells(slope)) }
                    if let less = slopeDifference(reading, place, moderator) {
                        let both = n + reading.data.people(of: 0).count
                        slopes.append([.text("\(label) less \(reading.data.compounds[0]): \(column.name)"), .count(both)] + cells(less))
                    }
                }
                if let transport = reading.transports[place] {
                    carried.append([
                        .text(label), .count(n), .number(transport.effectiveSize), .share(transport.heaviestTenth),
                        transport.isBalanced ? .number(transport.value) : .missing(Self.outside),
                        .ends(transport.lower, transport.upper, else: Self.noMeans),
                    ])
                }
            }
        }
        let arms = readings.first.map { "\($0.data.arms[1]) less \($0.data.arms[0])" } ?? ""
        var tables = [
            ReadableTable("Effect of each compound", columns: ["outcome, compound", "n", "difference", heading, "p"], rows: effects,
                notes: ["\(arms), within studies, given the covariates; standard errors HC3."])
        ]
        if !slopes.isEmpty {
            tables.append(ReadableTable("Does the effect go with what was known before?", columns: ["outcome, compound: variable", "n", "per unit", heading, "p"],
                rows: slopes, notes: ["Change in the effect for one unit more; each variable by itself, not adjusted for how many are looked at."]))
        }
        if !carried.isEmpty {
            tables.append(ReadableTable(
                "Effect in people like the target", columns: ["outcome, compound", "n", "counts as", "heaviest tenth", "difference", heading], rows: carried,
                notes: [
                    "Entropy balancing (Hainmueller 2012) of \(listed(specification.balanced)) to the means of \(readings.first?.targetCount ?? 0) people of the target; percentile intervals with the weights found anew.",
                    "It holds where all in which the target differs, and that the effect goes with, is among these variables (Dahabreh et al 2020).",
                ]))
        }
        return tables
    }

    var pictures: [Picture] {
        var rows: [Picture.Forest.Row] = []
        for reading in readings {
            for place in reading.data.compounds.indices {
                let label = "\(reading.outcome), \(reading.data.compounds[place])"
                let ends = reading.effects[place].ends(level)
                if ends.lower.isFinite, ends.upper.isFinite {
                    rows.append(.init(label: label, estimate: reading.effects[place].value, lower: ends.lower, upper: ends.upper))
                }
                if let transport = reading.transports[place], transport.isBalanced, transport.lower.isFinite, transport.upper.isFinite {
                    rows.append(.init(label: "\(label), in the target", estimate: transport.value, lower: transport.lower, upper: transport.upper, isSummary: true))
                }
            }
        }
        guard !rows.isEmpty else { return [] }
        return [Picture(
            id: "compounds", title: "Effects by compound", caption: "The effect of each compound in its own people and in people like the target, against no effect.",
            content: .forest(.init(rows: rows, reference: 0, axis: "difference")))]
    }
}
