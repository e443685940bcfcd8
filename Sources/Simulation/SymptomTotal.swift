import Foundation
import Statistics

/// The distribution of a CAPS-5 total whose expectation is known: beta on 0 to 80, brought
/// to whole points without bias.
///
/// The expectation is exactly the one asked for, the ends are never passed, and the spread
/// shrinks towards them in proportion to p(1 − p), p = expectation / 80.
struct SymptomTotal: Hashable, Sendable {
    static let maximum = 80.0
    /// Expectations are kept this far from both ends.
    static let margin = 0.8

    /// α + β of the beta distribution.
    let precision: Double

    /// - Parameter varianceShare: variance / (p(1 − p)), in squared points.
    init(varianceShare: Double) {
        precision = max(0.5, Self.maximum * Self.maximum / varianceShare - 1)
    }

    static func kept(_ expectation: Double) -> Double {
        min(max(expectation, margin), maximum - margin)
    }

    func draw(expectation: Double, _ stream: inout RandomStream) -> Int {
        let p = Self.kept(expectation) / Self.maximum
        let share = stream.beta(p * precision, (1 - p) * precision)
        let points = (Self.maximum * share + stream.uniform()).rounded(.down)
        return min(Int(exactly: points) ?? 0, 80)
    }
}

extension RandomStream {
    /// Gamma with unit scale (Marsaglia and Tsang 2000); below shape 1 as G(shape + 1) U^(1/shape).
    mutating func gamma(_ shape: Double) -> Double {
        guard shape >= 1 else {
            let boost = pow(1 - uniform(), 1 / shape)
            return gamma(shape + 1) * boost
        }
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let v = 1 + c * x
            guard v > 0 else { continue }
            let cube = v * v * v
            let bound = x * x / 2 + d - d * cube + d * log(cube)
            if log(1 - uniform()) < bound { return d * cube }
        }
    }

    /// Beta by two gammas.
    mutating func beta(_ alpha: Double, _ beta: Double) -> Double {
        let first = gamma(alpha)
        let second = gamma(beta)
        return first + second > 0 ? first / (first + second) : alpha / (alpha + beta)
    }
}
