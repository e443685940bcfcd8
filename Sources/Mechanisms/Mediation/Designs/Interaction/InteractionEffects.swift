import Statistics

/// Natural effects of a linear mediation with the product X·M, and their gradients.
///
/// The five quantities that they are made of, with a the coefficient of X for M, b, c', h those of M, X
/// and X·M for Y, and m₀ = E(M | X = control) at the means of C; δ = treated − control.
struct InteractionEffects {
    let a: Double
    let m0: Double
    let b: Double
    let direct: Double
    let h: Double
    let mediatorMean: Double
    let control: Double
    let treated: Double
    /// Of a, m₀, b, c', h: the two equations are independent.
    let covariance: Matrix

    init(
        mediator: LinearFit, outcome: LinearFit, means: [Double], mediatorMean: Double, control: Double, treated: Double
    ) {
        let gamma = mediator.solution.coefficients
        let at = [1, control] + means
        a = gamma[1]
        m0 = zip(at, gamma).reduce(0) { $0 + $1.0 * $1.1 }
        let theta = outcome.solution.coefficients
        b = theta[1]
        direct = theta[2]
        h = theta[3]
        self.mediatorMean = mediatorMean
        self.control = control
        self.treated = treated
        let ofGamma = mediator.covariance
        let ofTheta = outcome.covariance
        var covariance = Matrix(rows: 5, columns: 5)
        let image = ofGamma * at
        covariance[0, 0] = ofGamma[1, 1]
        covariance[0, 1] = image[1]
        covariance[1, 0] = image[1]
        covariance[1, 1] = zip(at, image).reduce(0) { $0 + $1.0 * $1.1 }
        for row in 0..<3 {
            for column in 0..<3 { covariance[row + 2, column + 2] = ofTheta[row + 1, column + 1] }
        }
        self.covariance = covariance
    }

    /// An effect and its derivatives by a, m₀, b, c', h.
    private struct Valued {
        var value: Double
        var gradient: [Double]

        static func + (left: Valued, right: Valued) -> Valued {
            Valued(value: left.value + right.value, gradient: zip(left.gradient, right.gradient).map { $0 + $1 })
        }

        func scaled(_ factor: Double) -> Valued { Valued(value: value * factor, gradient: gradient.map { $0 * factor }) }

        func over(_ other: Valued) -> Valued {
            let share = value / other.value
            return Valued(
                value: share, gradient: zip(gradient, other.gradient).map { ($0 - share * $1) / other.value })
        }
    }

    /// a δ (b + h t): the indirect effect with the exposure at t in the outcome equation.
    private func indirect(at t: Double) -> Valued {
        let delta = treated - control
        let slope = b + h * t
        return Valued(value: a * delta * slope, gradient: [delta * slope, 0, a * delta, 0, a * delta * t])
    }

    /// δ (c' + h m), m = E(M | X = t).
    private func direct(at t: Double) -> Valued {
        let delta = treated - control
        let step = t - control
        let m = m0 + a * step
        return Valued(value: delta * (direct + h * m), gradient: [delta * h * step, delta * h, 0, delta, delta * m])
    }

    /// δ (c' + h m) with the mediator held at m.
    private func controlled(at m: Double) -> Valued {
        let delta = treated - control
        return Valued(value: delta * (direct + h * m), gradient: [0, 0, 0, delta, delta * m])
    }

    /// In the order of the results; the first eight are bootstrapped.
    func all(level: Double, seed: UInt64) -> [DeltaEffect] {
        let delta = treated - control
        let indirect0 = indirect(at: control)
        let indirect1 = indirect(at: treated)
        let direct0 = direct(at: control)
        let direct1 = direct(at: treated)
        let average = (indirect0 + indirect1).scaled(0.5)
        let total = indirect1 + direct0
        let reference = Valued(value: delta * h * m0, gradient: [0, delta * h, 0, 0, delta * m0])
        let mediated = Valued(
            value: h * a * delta * delta, gradient: [h * delta * delta, 0, 0, 0, a * delta * delta])
        let effects: [(String, Valued)] = [
            ("acme_control", indirect0), ("acme_treated", indirect1), ("acme_average", average),
            ("ade_control", direct0), ("ade_treated", direct1), ("ade_average", (direct0 + direct1).scaled(0.5)),
            ("total", total), ("cde_at_mediator_mean", controlled(at: mediatorMean)), ("cde_at_m0", controlled(at: 0)),
            ("int_reference_m0", reference), ("int_mediated", mediated), ("pure_indirect", indirect0),
            ("proportion_mediated_average", average.over(total)),
        ]
        let drawn = drawn(effects.count, level: level, seed: seed)
        return effects.indices.map { index in
            let (name, effect) = effects[index]
            return DeltaEffect(
                name, effect.value, variance: covariance.quadraticForm(effect.gradient), level: level,
                monteCarlo: drawn[index])
        }
    }
}
