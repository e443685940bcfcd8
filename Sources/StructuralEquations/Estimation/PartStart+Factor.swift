import RealModule
import Statistics

extension PartStart {
    /// Loadings and variance of one factor.
    static func factor(
        _ indicators: [Int], _ covariance: Matrix, _ isFree: [Bool], _ fixed: [Double], _ variance: Double?, _ isPlain: Bool
    ) -> (loadings: [Double], variance: Double) {
        let count = indicators.count
        let anchor = isFree.firstIndex(of: false).flatMap { fixed[$0] != 0 ? $0 : nil } ?? 0
        let own = covariance[indicators[anchor], indicators[anchor]]
        let isAllFixed = !isFree.contains(true)
        if isAllFixed {
            let square = fixed.reduce(0) { $0 + $1 * $1 } / Double(count)
            let spread = indicators.reduce(0) { $0 + covariance[$1, $1] } / Double(count)
            return (fixed, variance ?? 0.4 * spread / max(square, 1e-8) / Double(max(1, fixed.count { $0 != 0 })))
        }
        var ratios = [Double](repeating: 1, count: count)
        for one in 0..<count where one != anchor {
            var above = 0.0
            var below = 0.0
            for other in 0..<count where other != anchor && other != one {
                above += covariance[indicators[one], indicators[other]] * covariance[indicators[anchor], indicators[other]]
                below += covariance[indicators[anchor], indicators[other]] * covariance[indicators[anchor], indicators[other]]
            }
            let size = (covariance[indicators[one], indicators[one]] / own).squareRoot()
            let sign = covariance[indicators[one], indicators[anchor]] < 0 ? -1.0 : 1
            let ratio = count > 2 && below > 0 && !isPlain ? above / below : sign * size
            ratios[one] = ratio.magnitude < 4 * size && ratio.magnitude > 0.05 * size ? ratio : sign * size
        }
        var above = 0.0
        var below = 0.0
        for one in 0..<count where one != anchor {
            above += covariance[indicators[one], indicators[anchor]] * ratios[one]
            below += ratios[one] * ratios[one]
        }
        let common = min(max(below > 0 ? above / below : 0.5 * own, 0.1 * own), 0.8 * own)
        if let variance, variance > 0 {
            let factor = (common / variance).squareRoot()
            let total = ratios.reduce(0, +)
            return (zip(zip(ratios, isFree), fixed).map { $0.1 ? $0.0 * factor * (total < 0 ? -1 : 1) : $1 }, variance)
        }
        let scale = !isFree[anchor] && fixed[anchor] != 0 ? fixed[anchor] : 1
        return (zip(zip(ratios, isFree), fixed).map { $0.1 ? $0.0 * scale : $1 }, variance ?? common / (scale * scale))
    }
}
