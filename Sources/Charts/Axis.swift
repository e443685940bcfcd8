import Foundation

/// A domain in data units with honest ticks: steps of 1, 2 or 5 times a power of ten.
package struct Axis: Sendable, Equatable {
    package let lower: Double
    package let upper: Double
    package let ticks: [Double]
    /// Decimals that show every tick exactly.
    package let decimals: Int

    /// An axis over `values`, widened to whole steps; over `fixed` exactly when given (a scale's possible range),
    /// unless a value lies outside it. `includesZero` is for bars, which start there.
    package init(
        over values: [Double], fixed: ClosedRange<Double>? = nil, includesZero: Bool = false,
        ticks wanted: Int = 5
    ) {
        var all = values.compactMap { Optional($0).drawable }
        if includesZero { all.append(0) }
        if let fixed, let low = Optional(fixed.lowerBound).drawable, let high = Optional(fixed.upperBound).drawable {
            all += [low, high]
        }
        let low = all.min() ?? 0
        let high = all.max() ?? 1
        let widened = Self.widened(low, high)
        let step = Self.step(span: widened.high - widened.low, wanted: max(wanted, 2))
        let isFixed = fixed.map { $0.lowerBound == low && $0.upperBound == high && high > low } ?? false
        let first = (widened.low / step).rounded(isFixed ? .up : .down)
        let last = (widened.high / step).rounded(isFixed ? .down : .up)
        var marks: [Double] = []
        var place = first
        while place <= last, marks.count < 50 {
            marks.append(place * step)
            place += 1
        }
        lower = isFixed ? low : first * step
        upper = isFixed ? high : last * step
        ticks = marks
        decimals = Self.decimals(of: step)
    }

    /// Equal values get room on both sides; a span lost in rounding counts as none.
    private static func widened(_ low: Double, _ high: Double) -> (low: Double, high: Double) {
        let size = max(abs(low), abs(high))
        guard high - low <= size * 1e-9 || high - low < 1e-9 else { return (low, high) }
        let half = size < 1e-9 ? 0.5 : size * 0.1
        return (low - half, high + half)
    }

    /// The step of 1, 2 or 5 × 10^n that cuts `span` into about `wanted` pieces.
    package static func step(span: Double, wanted: Int) -> Double {
        let rough = span / Double(wanted)
        guard rough > 0, rough.isFinite else { return 1 }
        let power = pow(10, log10(rough).rounded(.down))
        let ratio = rough / power
        let nice: Double = ratio <= 1.5 ? 1 : ratio <= 3 ? 2 : ratio <= 6.9 ? 5 : 10
        return nice * power
    }

    private static func decimals(of step: Double) -> Int {
        let exponent = (log10(step) + 1e-9).rounded(.down)
        return exponent >= 0 ? 0 : min(12, Int(exactly: -exponent) ?? 12)
    }

    package func label(_ tick: Double) -> String { ChartNumber.text(tick, decimals: decimals) }
}

/// A straight map from data to user units; `to` may run downward or leftward.
package struct Scale: Sendable, Equatable {
    package let lower: Double
    package let upper: Double
    package let from: Double
    package let to: Double

    package init(_ axis: Axis, from: Double, to: Double) {
        self.init(lower: axis.lower, upper: axis.upper, from: from, to: to)
    }

    package init(lower: Double, upper: Double, from: Double, to: Double) {
        self.lower = lower
        self.upper = upper
        self.from = from
        self.to = to
    }

    package func callAsFunction(_ value: Double) -> Double {
        guard upper > lower else { return (from + to) / 2 }
        return from + (value - lower) / (upper - lower) * (to - from)
    }
}
