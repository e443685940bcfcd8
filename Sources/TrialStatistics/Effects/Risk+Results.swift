import Statistics

extension Risk.Numbers {
    private var reason: String { "A cell of the fourfold table is empty." }

    private func row(_ estimate: Double, _ standardError: Double) -> ResultTree {
        let ends = ends(estimate, standardError)
        return .of([
            "est": .finite(estimate, else: reason), "log_se": .finite(standardError, else: reason),
            "ci_lower": .finite(ends.lower, else: reason), "ci_upper": .finite(ends.upper, else: reason),
        ])
    }

    var results: ResultTree {
        func arm(_ events: Double, _ n: Double, _ risk: Double, _ wilson: Ends) -> ResultTree {
            .of(["events": .count(Int(events)), "n": .count(Int(n)), "risk": .number(risk),
                "ci_lower": .number(wilson.lower), "ci_upper": .number(wilson.upper)])
        }
        return .of([
            "group1": arm(events1, n1, risk1, wilson1), "group2": arm(events2, n2, risk2, wilson2),
            "risk_difference": .of(["est": .number(difference), "ci_lower": .number(differenceEnds.lower), "ci_upper": .number(differenceEnds.upper)]),
            "risk_ratio": row(ratio, ratioSE), "odds_ratio": row(odds, oddsSE),
            "number_needed_to_treat": .of([
                "est": .finite((1 / difference).magnitude, else: "The two risks are equal: there is no number needed to treat."),
                "ci_from": .finite(needed.from, else: needed.sentence), "ci_to": .finite(needed.to, else: needed.sentence),
            ]),
        ])
    }

    /// The ends of the interval of the number needed, smaller number first, and the interval in words.
    /// Where the difference's interval holds 0 the interval runs through infinity (Altman 1998).
    var needed: (from: Double, to: Double, sentence: String) {
        let lower = differenceEnds.lower
        let upper = differenceEnds.upper
        func plain(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
        if lower > 0 || upper < 0 {
            let small = min((1 / lower).magnitude, (1 / upper).magnitude)
            let large = max((1 / lower).magnitude, (1 / upper).magnitude)
            let side = difference > 0 ? "one more event" : "one event fewer"
            return (small, large, "Between \(plain(small)) and \(plain(large)) persons in group 1 for \(side) than in group 2.")
        }
        let more = upper > 0 ? "\(plain(1 / upper)) persons for one more event" : "no finite number for one more event"
        let fewer = lower < 0 ? "\(plain(-1 / lower)) persons for one event fewer" : "no finite number for one event fewer"
        return (.nan, .nan, "The interval of the difference holds 0, so that of the number needed runs through infinity: from \(more), to infinity (no effect), and on to \(fewer).")
    }

    func tables(_ outcome: String, _ levels: [String], level: Double) -> [ReadableTable] {
        let ratioEnds = ends(ratio, ratioSE)
        let oddsEnds = ends(odds, oddsSE)
        let noNumber = "The two risks are equal."
        let arms: [[ReadableTable.Cell]] = [
            [.text(levels[1]), .count(Int(events1)), .count(Int(n1)), .share(risk1), .interval(wilson1.lower, wilson1.upper)],
            [.text(levels[0]), .count(Int(events2)), .count(Int(n2)), .share(risk2), .interval(wilson2.lower, wilson2.upper)],
        ]
        let effects: [[ReadableTable.Cell]] = [
            [.text("risk difference"), .number(difference), .interval(differenceEnds.lower, differenceEnds.upper)],
            [.text("risk ratio"), .finite(ratio, else: reason), .ends(ratioEnds.lower, ratioEnds.upper, else: reason)],
            [.text("odds ratio"), .finite(odds, else: reason), .ends(oddsEnds.lower, oddsEnds.upper, else: reason)],
            [.text("number needed to treat"), .finite((1 / difference).magnitude, else: noNumber), .ends(needed.from, needed.to, else: needed.sentence)],
        ]
        return [
            ReadableTable("Risk of \(outcome)", columns: ["", "events", "n", "risk", intervalHeading(level)], rows: arms,
                notes: ["Intervals of Wilson 1927."]),
            ReadableTable("\(levels[1]) against \(levels[0])", columns: ["", "estimate", intervalHeading(level)], rows: effects,
                notes: ["Difference: Newcombe's hybrid score interval; ratios: normal on the log scale.", needed.sentence]),
        ]
    }

    func pictures(_ outcome: String) -> [Picture] {
        let rows: [Picture.Forest.Row] = [("risk ratio", ratio, ratioSE), ("odds ratio", odds, oddsSE)].compactMap { name, value, error in
            let ends = ends(value, error)
            return ends.lower.isFinite && ends.upper.isFinite ? .init(label: name, estimate: value, lower: ends.lower, upper: ends.upper) : nil
        }
        guard !rows.isEmpty else { return [] }
        return [Picture(
            id: "risk", title: "Ratios of \(outcome)", caption: "Risk ratio and odds ratio with their intervals, against 1, no effect.",
            content: .forest(.init(rows: rows, reference: 1, axis: "ratio")))]
    }
}
