import Charts
import Instruments

extension ScoreDirection {
    /// Nil where more is neither better nor worse.
    init?(_ direction: Direction) {
        switch direction {
        case .higherIsBetter: self = .higherIsBetter
        case .higherIsWorse: self = .lowerIsBetter
        case .higherIsMore: return nil
        }
    }
}
