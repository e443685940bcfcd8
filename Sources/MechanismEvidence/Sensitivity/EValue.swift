import Foundation
public import Statistics

/// The mediational E-value (Smith and VanderWeele 2019): the least risk ratio by which an unmeasured common
/// cause would have to go with both mediator and outcome, beside everything held constant, to explain the
/// indirect effect away. A standardised difference d counts as the risk ratio exp(0.91 d) (VanderWeele and
/// Ding 2017); E = RR + √(RR (RR − 1)).
///
/// d is the indirect effect of a contrast of the exposure, so it does not depend on the unit of the exposure: from
/// one value to the other where there are two, else of one standard deviation.
public struct EValue: Hashable, Sendable {
    /// The step in the exposure that d is about, in its units.
    public let contrast: Double
    /// Whether the step leads from one of two values to the other; else it is one standard deviation.
    public let isOfTwoValues: Bool
    /// In standard deviations of the outcome.
    public let difference: Double
    /// exp(0.91 |d|), from 1.
    public let riskRatio: Double
    public let estimate: Double
    /// Of the end of the interval that lies nearer to 0; 1 where the interval holds 0, nil without an interval.
    public let limit: Double?

    /// - Parameters:
    ///   - standardised: indirect effect in standard deviations of the outcome, per unit of the exposure.
    ///   - contrast: above 0, in units of the exposure.
    public init(standardised: Double, interval: Ends?, contrast: Double = 1, isOfTwoValues: Bool = false) {
        self.contrast = contrast
        self.isOfTwoValues = isOfTwoValues
        difference = standardised * contrast
        riskRatio = Self.riskRatio(standardised * contrast)
        estimate = Self.value(standardised * contrast)
        limit = interval.map { ends in
            if ends.lower <= 0, ends.upper >= 0 { return 1 }
            return Self.value(contrast * min(ends.lower.magnitude, ends.upper.magnitude))
        }
    }

    /// Of the exposure among the people analysed.
    static func contrast(_ exposure: [Double]) -> (step: Double, isOfTwoValues: Bool) {
        guard let least = exposure.min(), let most = exposure.max() else { return (1, false) }
        let hasTwo = exposure.allSatisfy { $0 == least || $0 == most }
        return hasTwo ? (most - least, true) : (MomentKernel.moments(exposure).spread, false)
    }

    static func riskRatio(_ d: Double) -> Double { exp(0.91 * d.magnitude) }

    static func value(_ d: Double) -> Double {
        let ratio = riskRatio(d)
        return ratio + (ratio * (ratio - 1)).squareRoot()
    }
}
