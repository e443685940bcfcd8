import Mechanisms
import Statistics

extension PracticeFit.Kind {
    func order(_ specification: PracticeSpecification) -> LagOrder {
        guard specification.timing.allowsCausalOrder else { return .timeNotStated }
        guard noOrder(specification) == nil, let panel else { return .notTold }
        return LagOrder(
            mechanism: panel.within.isShown(at: specification.sharedLevel), outcome: panel.reverse.isShown(at: specification.sharedLevel),
            isOrdered: true)
    }

    /// Why no order is told; nil where one can be.
    func noOrder(_ specification: PracticeSpecification) -> String? {
        if !specification.timing.allowsCausalOrder { return "What was recalled in one sitting has no order." }
        let period = specification.period
        if !specification.adjustsThisWeek {
            return "This \(period)'s outcome is not in the model (adjust_this_week: false), so a \(period)'s outcome that lasts, and went with practice in the same \(period), would look like an order."
        }
        guard let panel else { return "Too few people have four pairs of one \(period) and the next." }
        guard panel.pairsPerPerson < PracticePanel.fewestPairs else { return nil }
        let pairs = ((panel.pairsPerPerson * 10).rounded() / 10).shortestText ?? ""
        return "There are \(pairs) pairs of one \(period) and the next a participant; below \(PracticePanel.fewestPairs.shortestText ?? "9") the own mean, which holds the later values too, can pull either direction away from zero (Nickell 1981)."
    }
}
