public import Statistics
import TrialStatistics

extension DropoutSpecification {
    public func fit(on table: DataTable, running: Running) throws -> DurabilityFit {
        let leavers = try Leavers(self, in: table)
        let sign: Double = better == .lower ? 1 : -1
        let spread = leavers.spread ?? 1
        let worse = deltas ?? (-4...8).map { sign * spread * Double($0) / 4 }
        let first = reference ?? leavers.arms.first?.name ?? ""
        let others = leavers.arms.map(\.name).filter { $0 != first }
        func run(_ deltas: [Double], _ groups: [String], _ strategies: [ReferenceBased.Strategy], _ part: ClosedRange<Double>) throws -> TrialFit {
            var report: (@Sendable (Double) -> Void)?
            if let progress = running.progress {
                let from = part.lowerBound
                let width = part.upperBound - from
                report = { share in progress(from + share * width) }
            }
            return try ReferenceBased(
                visits: visits, baseline: baseline, group: arm, reference: reference, strategies: strategies, covariance: covariance,
                tipping: .init(deltas: deltas, groups: groups), imputations: imputations, burnIn: burnIn, thinning: thinning,
                level: level, start: start
            ).fit(on: table, running: Running(threads: running.threads, progress: report, isCancelled: running.isCancelled))
        }
        // The shift is added to what was imputed as missing at random, whatever comes first in the plan.
        let ordered = [ReferenceBased.Strategy.mar] + strategies.filter { $0 != .mar }
        let treated = try run(worse, others, ordered, 0...0.5)
        let control = try run(worse.map { -$0 }, [first], [.mar], 0.5...0.75)
        let both = try run(worse, leavers.arms.map(\.name), [.mar], 0.75...1)
        return DropoutReport(
            spec: self, leavers: leavers, reference: first, strategies: ordered, treated: treated, control: control, both: both).fit
    }
}
