import Statistics
import TrialStatistics

/// What ``Compounds`` says, as numbers.
struct CompoundReport {
    let specification: Compounds
    let readings: [CompoundReading]

    var level: Double { specification.level }
    static let noSpread = "There is no spread."
    static let outside = "The target's means lie outside these people: no weights bring them there."
    static let noMeans = "No interval: the weights could not be found in resamples, or none were asked for."

    private func tree(_ estimate: CompoundModel.Estimate, n: Int) -> ResultTree {
        let ends = estimate.ends(level)
        return .of([
            "n": .count(n), "est": .number(estimate.value), "se": .finite(estimate.standardError, else: Self.noSpread),
            "p": .finite(estimate.p, else: Self.noSpread), "ci_lower": .finite(ends.lower, else: Self.noSpread),
            "ci_upper": .finite(ends.upper, else: Self.noSpread),
        ])
    }

    /// The slope in one compound less that in the first: independent people, so variances add.
    func slopeDifference(_ reading: CompoundReading, _ place: Int, _ moderator: Int) -> CompoundModel.Estimate? {
        guard place > 0, let one = reading.slopes[place][moderator], let other = reading.slopes[0][moderator] else { return nil }
        let a = one.standardError * one.standardError
        let b = other.standardError * other.standardError
        let df = (a + b) * (a + b) / (a * a / one.df + b * b / other.df)
        return CompoundModel.Estimate(value: one.value - other.value, standardError: (a + b).squareRoot(), df: df)
    }

    var results: ResultTree {
        .of([
            "outcomes": .branch(readings.map { reading in
                .init(resultWord(reading.outcome), .branch(reading.data.compounds.indices.map { place in
                    .init(resultWord(reading.data.compounds[place]), compound(reading, place))
                }))
            }),
            "is_head_to_head": .count(isHeadToHead ? 1 : 0),
        ])
    }

    private func compound(_ reading: CompoundReading, _ place: Int) -> ResultTree {
        let rows = reading.data.people(of: place)
        var slopes: [ResultTree.Entry] = []
        for (moderator, column) in reading.data.moderators.enumerated() {
            let flat: ResultTree = .missing("The moderator does not vary in this compound's people, or is given by the others.")
            var entries: [ResultTree.Entry] = [.init("slope", reading.slopes[place][moderator].map { tree($0, n: rows.count) } ?? flat)]
            if place > 0 {
                entries.append(.init("less_first", slopeDifference(reading, place, moderator).map { tree($0, n: rows.count + reading.data.people(of: 0).count) } ?? flat))
            }
            slopes.append(.init(resultWord(column.name), .branch(entries)))
        }
        var entries: [ResultTree.Entry] = [.init("effect", tree(reading.effects[place], n: rows.count)), .init("moderators", .branch(slopes))]
        if let transport = reading.transports[place] {
            entries.append(.init("transported", .of([
                "est": transport.isBalanced ? .number(transport.value) : .missing(Self.outside),
                "ci_lower": .finite(transport.lower, else: Self.noMeans), "ci_upper": .finite(transport.upper, else: Self.noMeans),
                "n_target": .count(reading.targetCount), "effective_n": .number(transport.effectiveSize),
                "weight_of_heaviest_tenth": .number(transport.heaviestTenth), "imbalance": .number(transport.imbalance),
                "is_balanced": .count(transport.isBalanced ? 1 : 0), "resamples": .count(transport.refits),
            ])))
        }
        return .branch(entries)
    }

    /// Whether some study gave two compounds.
    var isHeadToHead: Bool {
        guard let data = readings.first?.data else { return false }
        return data.studies.indices.contains { study in
            Set(data.studyOf.indices.filter { data.studyOf[$0] == study }.map { data.compoundOf[$0] }).count > 1
        }
    }
}
