/// A confidence level as part of a result's name: 95 for 0.95, 97_5 for 0.975, 99_99 for 0.9999. A dot would
/// cut the name.
public func levelWord(_ level: Double) -> String {
    levelPercent(level).split(separator: ".").joined(separator: "_")
}

/// A confidence level in percent: 95, 97.5, 99.99.
public func levelPercent(_ level: Double) -> String { ((level * 1_000_000).rounded() / 10_000).shortestText ?? "95" }
