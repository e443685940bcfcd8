import RealModule
import Statistics

/// log P(Y = y) of one row at the linear predictor η with its derivatives.
///
/// Logistic: derivative y − π, curvature π(1 − π). Normal: with s = 2y − 1 and λ = φ(η)/Φ(sη),
/// derivative sλ, curvature λ(λ + sη). Both curvatures are positive: there is one maximum.
struct BinaryTerm {
    var logLikelihood: Double
    var slope: Double
    var curvature: Double

    @inline(__always)
    init(_ eta: Double, isOne: Bool, _ link: BinaryMediation.Link) {
        let signed = isOne ? eta : -eta
        switch link {
        case .logit:
            let small = Double.exp(-eta.magnitude)
            let larger = 1 / (1 + small)
            let miss = signed >= 0 ? small * larger : larger
            logLikelihood = -Double.log(onePlus: small) + min(signed, 0)
            slope = isOne ? miss : -miss
            curvature = small * larger * larger
        case .probit:
            if signed < -30 {
                // Φ leaves the numbers here; Mills' ratio to second order does not.
                let ratio = -signed + 1 / -signed
                logLikelihood = -signed * signed / 2 - Double.log(-signed) - 0.918938533204672742
                slope = isOne ? ratio : -ratio
                curvature = 1
            } else {
                let share = Normal.standard.cdf(signed)
                let ratio = Normal.standard.density(signed) / share
                logLikelihood = Double.log(share)
                slope = isOne ? ratio : -ratio
                curvature = ratio * (ratio + signed)
            }
        }
    }

    /// What the row is expected to tell: π(1 − π), or φ²/(Φ(1 − Φ)).
    static func information(_ eta: Double, _ link: BinaryMediation.Link) -> Double {
        switch link {
        case .logit:
            let small = Double.exp(-eta.magnitude)
            return small / ((1 + small) * (1 + small))
        case .probit:
            let density = Normal.standard.density(eta)
            let both = Normal.standard.cdf(eta) * Normal.standard.upperTail(eta)
            return both > 0 ? density * density / both : 0
        }
    }
}
