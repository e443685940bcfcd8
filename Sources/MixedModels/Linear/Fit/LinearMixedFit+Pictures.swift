public import Statistics

extension LinearMixedFit {
    /// Rows and levels beyond this many are thinned out evenly.
    private static let mostPoints = 2000
    private static let mostRows = 60

    public var pictures: [Picture] {
        var pictures: [Picture] = []
        let modes = conditionalModes
        let quantile = Normal.standard.quantile(1 - (1 - specification.level) / 2) ?? 1.96
        for (factor, found) in modes.enumerated() {
            let names = effectNames(of: factor)
            let levels = estimate.data.factors[factor].levels
            for (effect, name) in names.enumerated() {
                let order = levels.indices.sorted {
                    let (one, other) = (found.modes[$0 * names.count + effect], found.modes[$1 * names.count + effect])
                    return one == other ? $0 < $1 : one < other
                }
                let rows = Self.thinned(order, to: Self.mostRows).map { level in
                    let place = level * names.count + effect
                    return Picture.Forest.Row(
                        label: levels[level], estimate: found.modes[place],
                        lower: found.modes[place] - quantile * found.errors[place],
                        upper: found.modes[place] + quantile * found.errors[place])
                }
                let group = estimate.data.factors[factor].name
                let shown = rows.count < levels.count ? " \(rows.count) of \(levels.count), evenly chosen by rank." : ""
                pictures.append(Picture(
                    id: "random-effects-\(factor + 1)-\(effect + 1)", title: "Random effects of \(group): \(name)",
                    caption: "How far each level of \(group) lies from the average in \(name), from least to most, with \(percentText) intervals given the fixed effects.\(shown)",
                    content: .forest(.init(rows: rows, reference: 0, axis: "\(name), difference from the average"))))
            }
        }
        let values = fittedValues
        let chosen = Self.thinned(Array(values.indices), to: Self.mostPoints)
        pictures.append(Picture(
            id: "residuals", title: "Residuals against fitted values",
            caption: "Each point is a row: what the model expects of it, and what is left over. Without pattern, the points scatter evenly about 0.",
            content: .scatter(.init(
                points: chosen.map { .init(x: values[$0].fitted, y: values[$0].residual) }, horizontal: "Fitted value",
                vertical: "Residual", guide: .init(intercept: 0, slope: 0)))))
        return pictures
    }

    private var percentText: String { "\(((specification.level * 1000).rounded() / 10).shortestText ?? "") %" }

    private static func thinned(_ indices: [Int], to most: Int) -> [Int] {
        guard indices.count > most else { return indices }
        return (0..<most).map { indices[$0 * (indices.count - 1) / (most - 1)] }
    }
}
