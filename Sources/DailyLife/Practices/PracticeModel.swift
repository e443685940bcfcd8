import MixedModels
import Statistics

/// The mixed models of practices: next week's outcome on this week's doses, and the other direction.
struct PracticeModel {
    let specification: PracticeSpecification
    let weeks: PracticeWeeks
    let doses: [PracticeWeeks.Dose]
    let outcome: PracticeWeeks.Dose
    /// Arm, baseline and covariates.
    let beside: PlainCovariates
    let running: Running

    /// Terms of a practice in a model: name, values by row of the table, standardising scale.
    typealias Term = (name: String, values: [Double?])

    /// Fits next values on terms of this week.
    ///
    /// - Returns: the fit and the rows (pairs) that took part.
    func fitted(_ next: [Double?], _ terms: [Term]) throws -> (fit: LinearMixedFit, people: Int, rows: Int) {
        let chosen = pairs(next, terms)
        guard chosen.count > terms.count + 3 else {
            throw DailyLifeError("There are \(chosen.count) pairs of one week and the next with every value; too few for the model.")
        }
        let people = chosen.compactMap { weeks.codes[$0.now] }
        var columns = [
            Column(name: "xid", numbers: people.map(Double.init)), Column(name: "xnext", numbers: chosen.map { next[$0.next] }),
        ]
        var names: [String] = []
        for term in terms {
            let values = chosen.compactMap { term.values[$0.now] }
            // A mean that is the same for all says nothing between people.
            guard let least = values.min(), let largest = values.max(), largest - least > 1e-12 * (1 + largest.magnitude) else { continue }
            columns.append(Column(name: term.name, numbers: values))
            names.append(term.name)
        }
        let times = chosen.map { weeks.week[$0.now] }
        if Set(times).count > 1 {
            columns.append(Column(name: "xweek", numbers: times))
            names.append("xweek")
        }
        for column in beside.varying(in: chosen.map(\.now)) {
            columns.append(column)
            names.append(column.name)
        }
        let formula = try ModelFormula("xnext ~ \((names.isEmpty ? ["1"] : names).joined(separator: " + ")) + (1 | xid)")
        do {
            let fit = try LinearMixedSpecification(formula, level: specification.level).fit(on: try DataTable(columns: columns), running: running)
            return (fit, Set(people).count, chosen.count)
        } catch let error as CancellationError {
            throw error
        } catch {
            throw DailyLifeError(words.translated("\(error)"))
        }
    }

    /// Pairs with every value.
    func pairs(_ next: [Double?], _ terms: [Term]) -> [(now: Int, next: Int)] {
        var chosen: [(now: Int, next: Int)] = []
        for pair in weeks.pairs where next[pair.next] != nil && terms.allSatisfy({ $0.values[pair.now] != nil }) {
            if beside.columns.allSatisfy({ !$0.isMissing(at: pair.now) }) { chosen.append(pair) }
        }
        return chosen
    }

    func estimate(_ fit: LinearMixedFit, _ name: String, scale: Double?) -> DailyEstimate? {
        fit.coefficients.first { $0.name == name }.map { DailyEstimate($0, level: specification.level, scale: scale.flatMap { $0.isFinite ? $0 : nil }) }
    }

    func within(_ place: Int) -> Term { ("xw\(place + 1)", doses[place].within) }
    func between(_ place: Int) -> Term { ("xb\(place + 1)", doses[place].mean) }

    /// This week's outcome, where the plan asks for it.
    var thisWeek: [Term] { specification.adjustsThisWeek ? [("xnow", outcome.within)] : [] }

    /// Of a dose within people, to standard deviations within people.
    func scale(_ place: Int) -> Double { doses[place].deviationWithin / outcome.deviationWithin }

    /// For sentences of the models.
    var words: PlainWords {
        let y = specification.outcome
        var names = [
            "xid": specification.person, "xweek": specification.week, "xnext": "the next value", "xnow": "this \(specification.period)'s \(y)", "xmore": "amounts above the own mean",
            "xless": "amounts below the own mean", "xoutcome": "this \(specification.period)'s \(y)", "xlevel": "\(y) (mean of the person)",
        ]
        for (place, practice) in specification.practices.enumerated() {
            names["xw\(place + 1)"] = "\(practice) (within the person)"
            names["xb\(place + 1)"] = "\(practice) (mean of the person)"
        }
        return PlainWords(names: names.merging(beside.own) { $1 })
    }
}
