import Statistics

extension LinearMixedFit {
    /// Of every parameter, from the ML fit, in the order in which the parameters are read: term after
    /// term, then sigma and the fixed effects.
    static func profiles(_ estimate: LinearMixedEstimate, level: Double) throws(MixedModelError) -> [ProfileEntry] {
        let fit = estimate.isRestricted
            ? try LinearMixedEstimate(estimate.data, model: estimate.model, kernel: estimate.kernel, isRestricted: false) : estimate
        guard let profile = MixedProfile(fit, level: level) else { return [] }
        let noEnd = "The profile could not be followed to the end of the interval."
        var entries: [ProfileEntry] = []
        for (number, term) in fit.data.terms.enumerated() {
            let factor = fit.data.factors[term.factor].name
            for column in term.names.indices {
                entries.append(ProfileEntry(
                    name: "sd_\(term.names[column])|\(factor)", interval: profile.deviation(term: number, effect: column), reason: noEnd))
                for row in (column + 1)..<max(term.names.count, column + 1) {
                    let interval = profile.correlation(term: number, column, row)
                    entries.append(ProfileEntry(
                        name: "cor_\(term.names[row]).\(term.names[column])|\(factor)",
                        interval: interval ?? ProfileInterval(lower: nil, upper: nil),
                        reason: interval == nil ? "A correlation with a variance of 0 is not defined." : noEnd))
                }
            }
        }
        entries.append(ProfileEntry(name: "sigma", interval: profile.residualDeviation(), reason: noEnd))
        for (index, name) in fit.data.names.enumerated() {
            entries.append(ProfileEntry(name: name, interval: profile.coefficient(index), reason: noEnd))
        }
        return entries
    }
}
