import Instruments

/// Another form in which the same score circulates: a sum for a mean, doubled for undoubled,
/// a percentage for a raw score, the sum of facet means for their mean.
struct ScoreConvention: Hashable, Sendable {
    /// What the values would be: `sums of 26 items`.
    let name: String
    let minimum: Double
    let maximum: Double
    let grid: ScoreGrid?
    /// What to do then.
    let remedy: String
    /// Whether the range is that of the declared scale, so that only the grid tells them apart.
    let sharesRange: Bool
    /// From so many values on the fit is evidence.
    let leastValues: Int

    func fits(_ numbers: [PrintedNumber], onGrid: Bool) -> Bool {
        guard numbers.count >= leastValues else { return false }
        if !onGrid, minimum <= 0 {
            // Group means have no steps to tell by, and a wide range holds anything: some of them
            // should reach into it.
            let highest = numbers.reduce(0) { max($0, $1.value) }
            guard highest - minimum >= (maximum - minimum) / 4 else { return false }
        }
        for number in numbers {
            let slack = number.tolerance
            guard number.value >= minimum - slack, number.value <= maximum + slack else { return false }
            if onGrid, let grid, !grid.holds(number) { return false }
        }
        return true
    }

    /// The other forms of `scale`, those of the instrument's own scales first.
    static func all(of scale: Scale, in instrument: Instrument) -> [ScoreConvention] {
        guard let own = ScaleWeights(of: scale, in: instrument) else { return [] }
        var found: [ScoreConvention] = []
        var known = [own]
        for other in instrument.scales where other.id != scale.id {
            guard let weights = ScaleWeights(of: other, in: instrument), weights.isSameContent(as: own),
                let maximum = other.maximum
            else { continue }
            known.append(weights)
            let declared = "declare them as \(instrument.id).\(other.id)"
            found.append(
                ScoreConvention(
                    name: "\(other.id) (\(other.name))", minimum: other.minimum, maximum: maximum,
                    grid: ScoreGrid(of: other, in: instrument),
                    remedy: conversion(own.factor(to: weights)).map { "\($0), or \(declared)" } ?? declared,
                    sharesRange: other.minimum == scale.minimum && maximum == scale.maximum, leastValues: 1))
        }
        found += unwritten(own: own, scale: scale, known: known, in: instrument)
        if let shifted = codedFromOne(own: own, scale: scale, in: instrument) { found.append(shifted) }
        return found
    }

    /// Sums and means of the same items that the definition does not list.
    private static func unwritten(
        own: ScaleWeights, scale: Scale, known: [ScaleWeights], in instrument: Instrument
    ) -> [ScoreConvention] {
        let count = own.byItem.count
        guard count > 1 else { return [] }
        // The scale from which the form is a plain multiple: this one if it can be, else the first.
        let direct = ([scale] + instrument.scales).first { candidate in
            guard let weights = ScaleWeights(of: candidate, in: instrument), weights.isSameContent(as: own) else { return false }
            return own.unit(share: 1).factor(to: weights) != nil
        }
        guard let direct, let base = ScaleWeights(of: direct, in: instrument), let top = direct.maximum else { return [] }
        var found: [ScoreConvention] = []
        for (words, share) in [("sums of \(count) items", 1.0), ("means of \(count) items", Double(count))] {
            let form = own.unit(share: share)
            guard !known.contains(where: { known in known.factor(to: form).map { ($0 - 1).magnitude < 1e-9 } ?? false }),
                let factor = base.factor(to: form), let change = conversion(factor)
            else { continue }
            let declared = direct.id == scale.id ? "" : " and declare them as \(instrument.id).\(direct.id)"
            found.append(
                ScoreConvention(
                    name: words, minimum: direct.minimum * factor, maximum: top * factor,
                    grid: share == 1
                        ? .steps(from: direct.minimum * factor, numerator: 1, denominator: 1)
                        : .steps(from: direct.minimum * factor, numerator: 1, denominator: count),
                    remedy: change + declared, sharesRange: false, leastValues: 1))
        }
        return found
    }

    /// Some exports number the answers from 1 where the form numbers them from 0.
    private static func codedFromOne(own: ScaleWeights, scale: Scale, in instrument: Instrument) -> ScoreConvention? {
        let fromZero = own.byItem.allSatisfy { number, weight in
            guard weight > 0, let item = instrument.item(number: number) else { return false }
            let response = instrument.response(of: item)
            return response.minimum == 0 && response.step == 1 && response.maximum ?? 100 <= 10
        }
        guard fromZero, let maximum = scale.maximum else { return nil }
        let shift = own.total
        var grid = ScoreGrid(of: scale, in: instrument)
        if case .steps(let start, let numerator, let denominator)? = grid {
            grid = .steps(from: start + shift, numerator: numerator, denominator: denominator)
        }
        return ScoreConvention(
            name: "scores of answers that were numbered from 1 instead of 0", minimum: scale.minimum + shift,
            maximum: maximum + shift, grid: grid, remedy: "subtract \(GivenText.number(shift))",
            sharesRange: false, leastValues: 5)
    }

    /// How values in a form that is `factor` times the declared one become the declared one.
    private static func conversion(_ factor: Double?) -> String? {
        guard let factor, factor > 0, (factor - 1).magnitude > 1e-9 else { return nil }
        return factor > 1 ? "divide them by \(GivenText.number(factor))" : "multiply them by \(GivenText.number(1 / factor))"
    }
}
