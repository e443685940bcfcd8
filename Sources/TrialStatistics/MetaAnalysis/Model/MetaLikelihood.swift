import RealModule

/// The log-likelihood of τ² with β profiled out, or the restricted one, with its derivatives.
///
///     l  = −½[k log 2π + Σ log(v + τ²) + Σ w r²]
///     lᵣ = −½[(k − p) log 2π − log|X'X| + Σ log(v + τ²) + log|X'WX| + Σ w r²]
///
/// dl/dτ² = ½(y'PPy − Σw), dlᵣ/dτ² = ½(y'PPy − tr P); second derivatives −y'PPPy + ½Σw² and
/// −y'PPPy + ½ tr PP, expected −½Σw² and −½ tr PP (Harville 1977; Viechtbauer 2005).
struct MetaLikelihood {
    let model: MetaModel
    let isRestricted: Bool

    func value(_ state: MetaState) -> Double {
        let log2pi = 1.83787706640934548
        if isRestricted {
            let constant = model.freedom * log2pi - model.logGram
            return -0.5 * (constant + state.sumOfLogs + state.logDeterminant + state.yPy)
        }
        return -0.5 * (Double(model.k) * log2pi + state.sumOfLogs + state.yPy)
    }

    func slope(_ state: MetaState) -> Double {
        0.5 * (state.yPPy - (isRestricted ? state.traceP : state.weight1))
    }

    /// Minus the second derivative where it is well above 0, else its expectation.
    private func information(_ state: MetaState) -> (value: Double, isObserved: Bool) {
        let expected = 0.5 * (isRestricted ? state.tracePP : state.weight2)
        let observed = state.yPPPy - expected
        return observed > 0.1 * expected ? (observed, true) : (expected, false)
    }

    /// Newton's method that never goes down and never below 0; then a look at τ² = 0.
    func maximize(from start: Double, zero: MetaState) -> (state: MetaState, iterations: Int, diary: [String])? {
        var diary: [String] = []
        for first in [start, 0, 10 * start + 1 / max(zero.weight1, 1e-300)] {
            guard let (found, count) = climb(from: first) else {
                diary.append("Newton's method from tau2 = \(first): no end after 200 steps.")
                continue
            }
            diary.append("Newton's method from tau2 = \(first): \(count) steps to \(found.tau2).")
            let here = value(found)
            if found.tau2 > 0, value(zero) > here + 1e-10 * (1 + here.magnitude) {
                diary.append("The likelihood is larger at tau2 = 0, which is taken.")
                return (zero, count, diary)
            }
            // The likelihood can have a second top beside the one at 0.
            let apart = 10 * start + Double(model.k) / max(zero.weight1, 1e-300)
            if found.tau2 == 0, let (other, more) = climb(from: apart), other.tau2 > 0, value(other) > here + 1e-10 * (1 + here.magnitude) {
                diary.append("Newton's method from tau2 = \(apart): \(more) steps to \(other.tau2), where the likelihood is larger.")
                return (other, count + more, diary)
            }
            return (found, count, diary)
        }
        return nil
    }

    private func climb(from start: Double) -> (MetaState, Int)? {
        guard var here = model.at(max(0, start)) else { return nil }
        var height = value(here)
        for count in 1...200 {
            let slope = slope(here)
            if here.tau2 == 0, slope <= 0 { return (here, count) }
            let information = information(here)
            var step = slope / information.value
            if !step.isFinite { return nil }
            var next = max(0, here.tau2 + step)
            var accepted: MetaState?
            for _ in 0..<60 {
                guard let trial = model.at(next) else { return nil }
                let reached = value(trial)
                if reached >= height - 1e-13 * (1 + height.magnitude) {
                    accepted = trial
                    height = reached
                    break
                }
                step /= 2
                next = max(0, here.tau2 + step)
            }
            guard let accepted else { return (here, count) }
            let moved = (accepted.tau2 - here.tau2).magnitude
            here = accepted
            // A step by second derivatives leaves the square of its relative length; others a share of it.
            let enough = information.isObserved ? 1e-8 : 1e-13
            if moved <= enough * here.tau2 || moved == 0 || (count > 20 && moved <= 1e-11 * here.tau2) { return (here, count) }
        }
        return nil
    }
}

extension MetaModel {
    /// The τ² at which Σ w r² equals `target`: Newton's method on a falling convex function, from 0.
    ///
    /// - Returns: τ² = 0 when Σ w r² is below the target there already.
    func profile(_ target: Double) -> (state: MetaState, iterations: Int)? {
        guard var here = at(0) else { return nil }
        for count in 0..<500 {
            let excess = here.yPy - target
            if excess <= 0 && here.tau2 == 0 { return (here, count) }
            let step = excess / here.yPPy
            guard step.isFinite else { return nil }
            let next = max(0, here.tau2 + step)
            guard let state = at(next) else { return nil }
            let moved = (next - here.tau2).magnitude
            here = state
            if moved <= 1e-14 * next || excess.magnitude <= 1e-14 * target { return (here, count + 1) }
        }
        return nil
    }
}
