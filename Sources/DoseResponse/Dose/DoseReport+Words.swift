import Statistics

extension DoseReport {
    var warnings: [String] {
        var warnings = [order, dipping, certainty].compactMap { $0 }
        if let shape = shapes?.best {
            warnings.append(shape.adjusted <= alpha
                ? "Of the candidate shapes \"\(shape.name)\" is seen most clearly (\(pWords(shape.adjusted)), all shapes held together)."
                : "No candidate shape stands out from no difference between the doses (smallest p = \(rounded(shape.adjusted, 3)), all shapes held together).")
        }
        if let models, means.count > 3, let model = models.best {
            warnings.append("By gAIC \"\(model.name)\" describes the means best; that is a description, and a choice after the fact.")
        }
        let small = means.counts.indices.filter { means.counts[$0] < 10 }
        if !small.isEmpty {
            warnings.append("\(small.count == 1 ? "Dose" : "Doses") \(listed(small.map(text))): fewer than 10 people (n = \(listed(small.map { String(means.counts[$0]) }))). No order of doses can be read from so few.")
        }
        if means.people == nil {
            warnings.append("From means and standard deviations of doses: no covariate is held equal.")
        }
        if !means.spread.pooled.isEmpty {
            warnings.append("\(means.spread.pooled.count == 1 ? "Dose" : "Doses") \(listed(means.spread.pooled.map(text))): too few people, or no spread of their own; the spread of all doses is taken there.")
        }
        return warnings
    }

    /// A dose between the ends that does worse than one below and than one above.
    private var dipping: String? {
        guard isDipping, let dip else { return nil }
        return "The course is not monotone: \(text(dip.place)) did worse than \(text(dip.below)) below it and than \(text(dip.above)) above it (\(pWords(dip.p)), one-sided)."
    }

    /// Whether more did more, in words.
    private var order: String? {
        guard let peak, let high else { return nil }
        let names = "\(text(peak.place)) did better than \(text(peak.below)) below it and than \(text(peak.above)) above it"
        if isTurning {
            return "The course is not monotone: \(names) (\(pWords(peak.p)), one-sided). More was not better."
        }
        if isDipping { return nil }
        if isOneWay { return "The means go one way from dose to dose in this sample; an order is not forced on them." }
        let lower = high.rows.filter { sign * $0.estimate > 0 }
        guard let clearest = lower.max(by: { sign * $0.t < sign * $1.t }) else {
            return "The means do not go one way from dose to dose in this sample, but no turn is shown (p = \(rounded(peak.p, 3)))."
        }
        let difference = "\(rounded(clearest.estimate.magnitude)) points (\(intervalHeading(level)) of dose \(text(clearest.place)) less dose \(text(high.reference)): \(rounded(clearest.lower)) to \(rounded(clearest.upper)))"
        return "In this sample dose \(text(clearest.place)) did better than the highest dose, \(text(high.reference)), by \(difference); that they differ in truth cannot be told from these people (p = \(rounded(peak.p, 3))). With n = \(means.counts[clearest.place]) and \(means.counts[high.reference]) a difference would have to be \(rounded(clearest.detectable)) points to be found four times in five."
    }

    private var certainty: String? {
        guard let best else { return nil }
        var most = 0
        for place in best.shares.indices where best.shares[place] > best.shares[most] { most = place }
        let share = percent(best.shares[most])
        let drawn = means.people == nil ? "draws of the means" : "resamples"
        return best.shares[most] >= level
            ? "Dose \(text(most)) does best in \(share) of \(best.resamples) \(drawn)."
            : "Which dose does best cannot be told: dose \(text(most)) leads in \(share) of \(best.resamples) \(drawn), less than \(percent(level))."
    }
}
