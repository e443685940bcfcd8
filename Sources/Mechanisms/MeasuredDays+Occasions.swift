extension MeasuredDays {
    /// Of lags from each occasion to the next: `before` where every column of an occasion was measured
    /// before every column of the next one, and all columns of an occasion that a lag starts from on one day: of two that
    /// were not, the later one knows more of what was to come, and seems to go first. Such occasions count as `together`.
    ///
    /// - Parameter occasions: the columns of each occasion, in the order that the plan claims.
    public func timing(occasions: [[String]]) -> TimingBadge {
        let columns = occasions.flatMap(\.self)
        if !columns.isEmpty, columns.allSatisfy(isRecalled) { return .recalled }
        var worst = TimingBadge.before
        for (earlier, later) in zip(occasions, occasions.dropFirst()) {
            let first = earlier.map { day(of: $0) }
            let second = later.map { day(of: $0) }
            guard !first.contains(nil), !second.contains(nil) else { return .unknown }
            let badge = TimingBadge(mediatorDay: first.compactMap(\.self).max(), outcomeDay: second.compactMap(\.self).min())
            if worst == .before, Set(first).count > 1 { worst = .together }
            if badge == .after || worst != .after && badge == .together { worst = badge }
        }
        return worst
    }
}
