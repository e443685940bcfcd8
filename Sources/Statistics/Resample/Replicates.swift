/// Why resamples failed, and how many of them for this reason.
public struct ResampleFailure: Hashable, Sendable {
    public let reason: String
    public let count: Int

    public init(reason: String, count: Int) {
        self.reason = reason
        self.count = count
    }
}

/// The estimates of many resamples; those on which nothing could be estimated are counted, and left out.
public struct Replicates: Hashable, Sendable {
    /// How many were asked for.
    public let resamples: Int
    /// For each quantity the estimates of the resamples that did not fail, in the order of the resamples.
    public let columns: [[Double]]
    /// Commonest first, then in the alphabet.
    public let failures: [ResampleFailure]

    public var failed: Int { failures.reduce(0) { $0 + $1.count } }
    /// Resamples that did not fail.
    public var count: Int { resamples - failed }

    /// So many different reasons are told; the others are counted together.
    static let reasonsTold = 8

    /// - Parameters:
    ///   - values: quantity q of resample r at `q * resamples + r`.
    ///   - reasons: of the resamples that failed, by number.
    init(values: [Double], resamples: Int, width: Int, reasons: [Int: String]) {
        self.resamples = resamples
        columns = (0..<width).map { quantity in
            let column = values[(quantity * resamples)..<((quantity + 1) * resamples)]
            if reasons.isEmpty { return Array(column) }
            return (0..<resamples).filter { reasons[$0] == nil }.map { column[column.startIndex + $0] }
        }
        failures = Self.counted(reasons)
    }

    private static func counted(_ reasons: [Int: String]) -> [ResampleFailure] {
        var counts: [String: Int] = [:]
        for reason in reasons.values { counts[reason, default: 0] += 1 }
        let sorted = counts.map { ResampleFailure(reason: $0.key, count: $0.value) }
            .sorted { $0.count == $1.count ? $0.reason < $1.reason : $0.count > $1.count }
        guard sorted.count > reasonsTold else { return sorted }
        let rest = sorted[reasonsTold...].reduce(0) { $0 + $1.count }
        return sorted[..<reasonsTold] + [ResampleFailure(reason: "other reasons", count: rest)]
    }
}
