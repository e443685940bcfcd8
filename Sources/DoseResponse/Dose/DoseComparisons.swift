import Statistics

/// Every dose against one of them, with intervals that hold together (Dunnett 1955; each dose with
/// a spread of its own, Hasler and Hothorn 2008, by simulation).
struct DoseComparisons: Sendable {
    struct Row: Sendable {
        let place: Int
        let estimate, standardError, df, t, p, adjusted, critical, lower, upper: Double
        /// The difference that would be found four times in five with this many people.
        let detectable: Double
    }

    let reference: Int
    let rows: [Row]

    init(_ means: DoseMeans, against reference: Int, draws: SimultaneousT, level: Double) {
        self.reference = reference
        let places = (0..<means.count).filter { $0 != reference }
        let contrasts = places.map { means.difference($0, reference) }
        let errors = contrasts.map(means.standardError)
        let family = SmallestP(draws, contrasts: contrasts, twoSided: true)
        rows = places.indices.map { index in
            let df = means.spread.df(contrasts[index])
            let student = StudentT(df: df)
            let power = student?.quantile(0.8) ?? 0.84
            let critical = max(family.critical(index, level), student?.quantile((1 + level) / 2) ?? 0)
            let estimate = means.estimate(contrasts[index])
            let t = estimate / errors[index]
            return Row(
                place: places[index], estimate: estimate, standardError: errors[index], df: df, t: t, p: student?.twoSided(t) ?? .nan,
                adjusted: max(family.p(index, t.magnitude), student?.twoSided(t) ?? 0), critical: critical, lower: estimate - critical * errors[index],
                upper: estimate + critical * errors[index], detectable: (critical + power) * errors[index])
        }
    }
}
