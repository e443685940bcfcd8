import RealModule
import Statistics

/// Curves through the means of the doses by generalised least squares, compared by gAIC = Q + 2k, Q the weighted
/// sum of squares and k the parameters (Pinheiro, Bornkamp, Glimm and Bretz 2014). None is forced.
struct DoseModels: Sendable {
    struct Model: Sendable {
        let name: String
        let parameters: Int
        let q: Double
        /// Names with values.
        let values: [(name: String, value: Double)]
        /// On a grid of doses, for a picture.
        let curve: [(dose: Double, mean: Double)]
        var gAIC: Double { q + 2 * Double(parameters) }
    }

    let models: [Model]
    var best: Model? { models.min { $0.gAIC < $1.gAIC } }

    init?(_ means: DoseMeans) {
        guard let inverse = means.covariance.inversePositiveDefinite?.inverse else { return nil }
        let low = means.doses[0]
        let high = means.doses[means.count - 1]
        let grid = (0...60).map { low + (high - low) * Double($0) / 60 }
        func fit(_ name: String, _ names: [String], extra: (String, Double)? = nil, _ basis: (Double) -> [Double]) -> Model? {
            let design = Matrix(columns: (0..<names.count).map { column in means.doses.map { basis($0)[column] } })
            let weighted = inverse * design
            guard let solved = design.transposedTimes(weighted).solving(weighted.transposed * means.means, tolerance: 1e-14) else { return nil }
            let residuals = zip(means.means, design * solved).map { $0 - $1 }
            let curve = grid.map { dose in (dose, zip(basis(dose), solved).reduce(0) { $0 + $1.0 * $1.1 }) }
            return Model(
                name: name, parameters: names.count + (extra == nil ? 0 : 1), q: max(0, inverse.quadraticForm(residuals)),
                values: zip(names, solved).map { ($0, $1) } + (extra.map { [($0.0, $0.1)] } ?? []), curve: curve)
        }
        var models = [fit("flat", ["level"]) { _ in [1] }, fit("linear", ["intercept", "slope"]) { [1, $0 - low] }]
        if means.count > 3 {
            models.append(fit("quadratic", ["intercept", "slope", "curvature"]) { [1, $0 - low, ($0 - low) * ($0 - low)] })
            models.append(Self.emax(low, high, fit: { ed50 in fit("emax", ["intercept", "emax"], extra: ("ed50", ed50)) { [1, ($0 - low) / (ed50 + $0 - low)] } }))
            for peak in means.doses.dropFirst().dropLast() {
                models.append(fit("umbrella_\(resultWord(doseText(peak)))", ["intercept", "up", "down"]) { [1, min($0, peak) - low, max($0 - peak, 0)] })
            }
        }
        models.append(Model(name: "separate", parameters: means.count, q: 0, values: [], curve: Array(zip(means.doses, means.means))))
        self.models = models.compactMap { $0 }
    }

    /// The half-effect dose by a search over a grid of its logarithm, then by golden section.
    private static func emax(_ low: Double, _ high: Double, fit: (Double) -> Model?) -> Model? {
        let range = high - low
        let from = Double.log(0.001 * range)
        let to = Double.log(1.5 * range)
        func model(_ log: Double) -> Model? { fit(Double.exp(log)) }
        var best = (log: from, q: Double.infinity)
        for step in 0...60 {
            let log = from + (to - from) * Double(step) / 60
            if let found = model(log), found.q < best.q { best = (log, found.q) }
        }
        let width = (to - from) / 60
        var left = max(from, best.log - width)
        var right = min(to, best.log + width)
        let ratio = (5.0.squareRoot() - 1) / 2
        for _ in 0..<60 {
            let first = right - ratio * (right - left)
            let second = left + ratio * (right - left)
            if (model(first)?.q ?? .infinity) < (model(second)?.q ?? .infinity) { right = second } else { left = first }
        }
        return model((left + right) / 2)
    }
}
