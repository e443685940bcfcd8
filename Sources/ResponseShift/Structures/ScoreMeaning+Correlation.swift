import RealModule
import Statistics

extension ScoreMeaning {
    /// Of two factors.
    public struct Correlation: Hashable, Sendable {
        public let value: Double
        /// By Fisher's z, within −1 and 1; nil where the error of the estimate is not known.
        public let lower: Double?
        public let upper: Double?

        public init(value: Double, lower: Double?, upper: Double?) {
            self.value = value
            self.lower = lower
            self.upper = upper
        }

        /// atanh r ± z se/(1 − r²), turned back (Fisher 1921).
        init?(value: Double, standardError: Double?, level: Double) {
            guard value.isFinite, value.magnitude < 1 else { return nil }
            guard let error = standardError, error > 0, error.isFinite, let z = Normal.standard.quantile((1 + level) / 2) else {
                self.init(value: value, lower: nil, upper: nil)
                return
            }
            let half = z * error / (1 - value * value)
            let middle = Double.atanh(value)
            self.init(value: value, lower: Double.tanh(middle - half), upper: Double.tanh(middle + half))
        }

        /// What the whole interval says of the variance that two factors share.
        public enum Verdict: Hashable, Sendable { case apart, together, open }

        /// Together from 80 % shared; open where the interval holds values on both sides of it, or where there is none.
        public var verdict: Verdict {
            guard let lower, let upper else { return .open }
            let border = 0.8.squareRoot()
            if lower > -border, upper < border { return .apart }
            return lower >= border || upper <= -border ? .together : .open
        }
    }
}
