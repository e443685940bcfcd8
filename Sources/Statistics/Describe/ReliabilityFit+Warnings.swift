extension ReliabilityFit {
    /// What keeps a number of a scale from meaning what its name says.
    public var warnings: [String] { scales.flatMap(\.warnings) }
}

extension ScaleReliability {
    /// Items that do not vary, and items that run against the others.
    public var warnings: [String] {
        guard let statistics = itemStatistics else { return [] }
        var constant: [String] = []
        var against: [String] = []
        for (item, values) in zip(items, statistics) {
            if values.sd <= 0 {
                constant.append(item)
            } else if let r = values.correctedTotalCorrelation, r < -1e-9 {
                against.append(item)
            }
        }
        var warnings: [String] = []
        if !constant.isEmpty {
            warnings.append(
                "In the scale \"\(name)\" \(quotedList(constant)) \(constant.count == 1 ? "does" : "do") not vary and "
                    + "tell\(constant.count == 1 ? "s" : "") nothing of reliability; leave \(constant.count == 1 ? "it" : "them") out of the scale.")
        }
        if !against.isEmpty {
            warnings.append(
                "In the scale \"\(name)\" \(quotedList(against)) \(against.count == 1 ? "correlates" : "correlate") negatively "
                    + "with the other items. If \(against.count == 1 ? "it asks" : "they ask") the other way round, reverse "
                    + "\(against.count == 1 ? "it" : "them") first; until then alpha says little.")
        }
        return warnings
    }
}
