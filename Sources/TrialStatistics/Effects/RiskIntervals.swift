public import Statistics

/// Intervals of shares, for whoever counts.
public enum RiskIntervals {
    /// Of events among n, n at least 1 (Wilson 1927).
    public static func wilson(_ events: Int, of n: Int, level: Double) -> Ends {
        let count = Double(max(n, 1))
        return Risk.Numbers.wilson(Double(events) / count, count, z(level))
    }

    /// Of the first share minus the second, each n at least 1 (Newcombe 1998, method 10).
    public static func newcombe(_ first: Int, of n1: Int, minus second: Int, of n2: Int, level: Double) -> Ends {
        Risk.Numbers(
            events1: Double(first), n1: Double(max(n1, 1)), events2: Double(second), n2: Double(max(n2, 1)), z: z(level)
        ).differenceEnds
    }

    private static func z(_ level: Double) -> Double { Normal.standard.quantile((1 + level) / 2) ?? 1.959963984540054 }
}
