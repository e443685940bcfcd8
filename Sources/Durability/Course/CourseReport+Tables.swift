import MixedModels
import Statistics

extension CourseReport {
    private var lineTable: ReadableTable {
        let rows = lines.map { line -> [ReadableTable.Cell] in
            let ends = line.value.interval(spec.level)
            return [
                .text(line.label), .finite(line.value.estimate, else: "not finite"), .ends(ends?.lower, ends?.upper, else: Self.noFreedom),
                .finite(line.value.degreesOfFreedom, else: Self.noFreedom), .probability(line.value.p, else: Self.noFreedom),
            ]
        }
        let worse = spec.better == .lower ? "a rise" : "a fall"
        var notes = [
            "Time in \(spec.anchor); slopes per unit of it. After the end of treatment \(worse) of \"\(spec.outcome)\" is a loss.",
            "Linear mixed model with differences between people in \(pieces.model.random.rawValue), REML, Satterthwaite's degrees of freedom; \(data.rowCount) rows of \(people(data.people.count)).",
        ]
        if data.basis.hasGain {
            notes.append(spec.isRandomized ? "The arms share one mean before treatment, as chance allotted them." : "Each arm has its own mean before treatment.")
        }
        return ReadableTable("Gains and what became of them", columns: ["", "estimate", intervalHeading(spec.level), "df", "p"], rows: rows, notes: notes)
    }

    private var courseTable: ReadableTable {
        let shown = points.points
        let rows = data.arms.indices.flatMap { arm in
            shown[arm].map { point -> [ReadableTable.Cell] in
                let ends = point.mean.interval(spec.level)
                return [
                    .text("\(data.arms[arm]), \(plain(point.time))"), .count(point.n), .finite(point.observed, else: "Nobody was seen near this time."),
                    .finite(point.mean.estimate, else: "not finite"), .ends(ends?.lower, ends?.upper, else: Self.noFreedom),
                ]
            }
        }
        return ReadableTable(
            "The course", columns: ["arm, time", "n", "observed mean", "model", intervalHeading(spec.level)], rows: rows,
            notes: ["Time in \(spec.anchor). n: people with a value at, or nearest to, this time."])
    }

    private var leftTable: ReadableTable? {
        guard let left else { return nil }
        return ReadableTable(
            "What is left of the mean gain at \(plain(leftAt))", columns: ["", "n", "share of the gain", intervalHeading(spec.level)],
            rows: left.enumerated().map { arm, one in
                [.text(one.arm), .count(data.count(ofArm: arm)), .finite(one.value?.estimate, else: GainLeft.noGain),
                    .ends(one.value?.lower, one.value?.upper, else: GainLeft.noGain)]
            }, notes: ["1 is all of it, more than 1 a further gain. Fieller's interval. It is a ratio of means of each arm, and compares nothing with the other arm."])
    }

    private var mechanismTable: ReadableTable? {
        guard let mechanism else { return nil }
        let name = spec.mechanism ?? ""
        let rows = [("level at the end of treatment", mechanism.level), ("slope afterwards", mechanism.slope)].map { words, row -> [ReadableTable.Cell] in
            let ends = row.interval(spec.level)
            return [
                .text("\(words), per unit of \(name)"), .number(row.estimate), .ends(ends?.lower, ends?.upper, else: Self.noFreedom),
                .probability(row.p, else: Self.noFreedom),
            ]
        }
        return ReadableTable(
            "Who kept it: \(name) at the end of treatment", columns: ["", "estimate", intervalHeading(spec.level), "p"], rows: rows,
            notes: ["\(mechanism.rows) rows of \(people(mechanism.people)) after the end of treatment. \(name) was read before the slope that it is held against, but it was not allotted by chance: the slope went with it, and what else differs between people may carry both."])
    }

    private var picture: Picture {
        let shown = points.points
        let lines = data.arms.indices.map { arm in
            Picture.Course.Line(name: data.arms[arm], points: shown[arm].map { point in
                let ends = point.mean.interval(spec.level)
                return .init(
                    position: point.time, label: "\(plain(point.time)) (n = \(point.n))", value: point.mean.estimate, lower: ends?.lower,
                    upper: ends?.upper)
            })
        }
        return Picture(
            id: "course", title: "The course of \(spec.outcome)",
            caption: "The mean of each arm with its band, to the end of treatment at \(plain(data.basis.end)) and after it, with the number seen at each time.",
            content: .course(.init(lines: lines, horizontal: spec.anchor, vertical: spec.outcome)))
    }

    private var missing: String {
        var text = data.rowsMissing == 0 ? "Every row has the outcome."
            : "\(data.rowsMissing) of the rows given lack the outcome; the other rows of these people take part, which is right when leaving went with what was seen (missing at random)."
        if data.valuesAdded > 0 { text += " \(data.valuesAdded) values before treatment are a column and stand in the model as rows of their own." }
        if data.peopleLost > 0 { text += " \(people(data.peopleLost)) without any value or without a covariate left out." }
        return text
    }

    func fit(warnings given: [String]) -> DurabilityFit {
        var warnings = given + pieces.fit.warnings
        if let intercurrent = spec.handled { warnings.insert(intercurrent.sentence(outcome: spec.outcome, arm: spec.arm, summary: "means, changes and slopes, and their differences"), at: 0) }
        if case .doubtful = pieces.fit.account.admissibility, pieces.model.random != .intercept {
            warnings.append("A simpler part for differences between people: random: \(pieces.model.random == .slopes ? "gain" : "intercept").")
        }
        if let window = spec.window {
            let inside = Set(data.people.flatMap(\.times).filter { $0 >= window.from && $0 <= window.to }).count
            if inside < 2 { warnings.append("Fewer than two times of the rows lie between \(plain(window.from)) and \(plain(window.to)): the slope there rests on the straight piece around it.") }
            if data.basis.last < window.to { warnings.append("No row lies at \(plain(window.to)) or later; the last one is at \(plain(data.basis.last)). The slope is drawn on to there.") }
        }
        if !spec.isRandomized { warnings.append("Arms were not allotted by chance: a difference between them is consistent with what the treatments did and with who came to be in each.") }
        let account = FitAccount(
            rowsGiven: data.rowsGiven, rowsAnalysed: data.rowCount - data.valuesAdded,
            units: [.init("people", data.people.count)] + data.arms.indices.map { .init(data.arms[$0], data.count(ofArm: $0)) },
            missing: missing,
            convergence: pieces.fit.account.convergence, admissibility: pieces.fit.account.admissibility,
            diary: pieces.diary + pieces.fit.account.diary)
        var tables = [lineTable, courseTable] + [leftTable].compactMap(\.self)
        if let decayTable { tables.append(decayTable) }
        if let kept, let rule = spec.rule { tables.append(kept.table(rule, anchor: spec.anchor)) }
        if let mechanismTable { tables.append(mechanismTable) }
        if let applied, let intercurrent = spec.handled { tables.append(applied.readable(intercurrent.sentence(outcome: spec.outcome, arm: spec.arm, summary: "means, changes and slopes, and their differences"))) }
        return DurabilityFit(
            results: results, account: account, warnings: warnings, tables: tables,
            pictures: [picture] + [decayPicture].compactMap(\.self))
    }
}
