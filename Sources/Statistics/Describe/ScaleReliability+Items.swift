extension ScaleReliability {
    /// What one item contributes.
    public struct ItemStatistics: Hashable, Sendable {
        public let mean: Double
        public let sd: Double
        /// Correlation with the total.
        public let totalCorrelation: Double?
        /// Correlation with the total of the other items.
        public let correctedTotalCorrelation: Double?
        /// Alpha of the other items; nil when only one is left.
        public let alphaIfDropped: Double?
        /// Squared multiple correlation with the other items.
        public let smc: Double?
    }

    /// In the order of ``items``; nil for fewer than two rows.
    ///
    /// All follows from C: with c the sum of an item's row, the total without it has variance
    /// ΣC − 2c + Cⱼⱼ and covariance c − Cⱼⱼ with it.
    public var itemStatistics: [ItemStatistics]? {
        guard let covariance else { return nil }
        let rowSums = items.indices.map { covariance.row($0).reduce(0, +) }
        let total = rowSums.reduce(0, +)
        let trace = covariance.diagonal.reduce(0, +)
        return items.indices.map { item in
            let own = covariance[item, item]
            let others = total - 2 * rowSums[item] + own
            return ItemStatistics(
                mean: means[item], sd: own.squareRoot(),
                totalCorrelation: Self.correlation(rowSums[item], own, total, trace),
                correctedTotalCorrelation: Self.correlation(rowSums[item] - own, own, others, trace),
                alphaIfDropped: Self.alpha(
                    items: Double(items.count - 1), trace: trace - own, total: others),
                smc: squaredMultipleCorrelations?[item])
        }
    }

    /// nil when one of the two does not vary: its variance is lost in the rounding of `scale`.
    private static func correlation(
        _ covariance: Double, _ first: Double, _ second: Double, _ scale: Double
    ) -> Double? {
        guard first > 0, second > scale * 1e-14 else { return nil }
        return min(1, max(-1, covariance / first.squareRoot() / second.squareRoot()))
    }
}
