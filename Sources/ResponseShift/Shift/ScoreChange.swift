import Statistics
import StructuralEquations

/// The change of one group at one occasion since the first, with what of it is shift (Oort 2005).
public struct ScoreChange: Hashable, Sendable {
    public struct Estimate: Hashable, Sendable {
        public let value: Double
        public let standardError: Double?
        public let lower: Double?
        public let upper: Double?
    }

    /// Place of the occasion, from 1.
    public let occasion: Int
    /// Place of the group, from 0.
    public let group: Int
    /// Of the factor, in standard deviations of the first group at the first occasion.
    public let latent: Estimate?
    /// The same as if nothing had shifted.
    public let unaccounted: Estimate?
    /// Of the score, the mean of the items: as the model has it.
    public let observed: Estimate?
    /// What of it is change of the factor, what changed intercepts, what changed loadings; 0 where none was let go.
    public let genuine: Estimate?
    public let recalibration: Estimate?
    public let reprioritisation: Estimate?
    public let shift: Estimate?
    /// Latent change beyond that of the first group.
    public let beyondFirst: Estimate?
    public let beyondFirstUnaccounted: Estimate?
}

/// Change as defined parameters of an ``OccasionModel``.
struct ChangeDefinitions {
    let model: OccasionModel
    /// +1, or −1 for an item that counts the other way round.
    let signs: [Double]

    private func factor(_ occasion: Int, _ group: Int) -> String {
        let (now, before) = (model.mean(occasion, group), model.mean(0, group))
        return before == "0" ? now : "(\(now) - \(before))"
    }

    private func sum(_ terms: [(sign: Double, text: String)]) -> String {
        terms.enumerated().map { ($1.sign < 0 ? " - " : $0 == 0 ? "" : " + ") + $1.text }.joined()
    }

    /// `k1g1_latent := …`, and so on; none where a factor mean is fixed.
    func lines(_ occasion: Int, _ group: Int) -> [String] {
        guard model.mean(occasion, group) != "0" else { return [] }
        let name = Self.name(occasion, group)
        let change = factor(occasion, group)
        let count = model.items
        let loads = sum((0..<count).map { (signs[$0], model.label(.loading, $0, 0, group)) })
        let moved = (0..<count).filter { model.isFree(.intercept, $0, occasion, group) }
        let weighed = (0..<count).filter { model.isFree(.loading, $0, occasion, group) }
        var lines = ["\(name)_latent := 1*\(change)", "\(name)_genuine := \(change)*(0\(plus(loads)))/\(count)"]
        var parts: [String] = []
        if !moved.isEmpty {
            let terms = sum(moved.map { (signs[$0], "(\(model.label(.intercept, $0, occasion, group)) - \(model.label(.intercept, $0, 0, group)))") })
            lines.append("\(name)_recalibration := (0\(plus(terms)))/\(count)")
            parts.append("\(name)_recalibration")
        }
        if !weighed.isEmpty {
            let terms = sum(weighed.map { (signs[$0], "(\(model.label(.loading, $0, occasion, group)) - \(model.label(.loading, $0, 0, group)))") })
            lines.append("\(name)_reprioritisation := \(model.mean(occasion, group))*(0\(plus(terms)))/\(count)")
            parts.append("\(name)_reprioritisation")
        }
        if !parts.isEmpty { lines.append("\(name)_shift := " + (parts.count == 1 ? "1*" : "") + parts.joined(separator: " + ")) }
        lines.append("\(name)_observed := " + (["\(name)_genuine"] + parts).joined(separator: " + ") + (parts.isEmpty ? "*1" : ""))
        if group > 0, model.mean(occasion, 0) != "0" { lines.append("\(name)_beyond := \(change) - \(factor(occasion, 0))") }
        return lines
    }

    private func plus(_ text: String) -> String { text.hasPrefix(" - ") ? text : " + \(text)" }

    static func name(_ occasion: Int, _ group: Int) -> String { "c\(occasion)g\(group + 1)" }

    var all: [String] {
        (1..<max(2, model.occasions)).flatMap { occasion in (0..<model.groups).flatMap { lines(occasion, $0) } }
    }

    /// - Parameter plain: the fit in which nothing is let go.
    static func changes(_ fit: StructuralFit, plain: StructuralFit, _ model: OccasionModel) -> [ScoreChange] {
        (1..<max(2, model.occasions)).flatMap { occasion in
            (0..<model.groups).map { group in
                let name = Self.name(occasion, group)
                let none = ScoreChange.Estimate(value: 0, standardError: nil, lower: nil, upper: nil)
                let hasChange = model.mean(occasion, group) != "0"
                func shifted(_ part: String) -> ScoreChange.Estimate? { estimate(fit, "\(name)_\(part)") ?? (hasChange ? none : nil) }
                return ScoreChange(
                    occasion: occasion, group: group, latent: estimate(fit, "\(name)_latent"), unaccounted: estimate(plain, "\(name)_latent"),
                    observed: estimate(fit, "\(name)_observed"), genuine: estimate(fit, "\(name)_genuine"), recalibration: shifted("recalibration"),
                    reprioritisation: shifted("reprioritisation"), shift: shifted("shift"), beyondFirst: estimate(fit, "\(name)_beyond"),
                    beyondFirstUnaccounted: estimate(plain, "\(name)_beyond"))
            }
        }
    }

    private static func estimate(_ fit: StructuralFit, _ name: String) -> ScoreChange.Estimate? {
        guard let found = fit.parameters.first(where: { $0.op == ":=" && $0.lhs == name }), found.estimate.isFinite else { return nil }
        let hasError = found.standardError.map { $0.isFinite && $0 > 0 } ?? false
        return .init(
            value: found.estimate, standardError: hasError ? found.standardError : nil, lower: hasError ? found.lower : nil,
            upper: hasError ? found.upper : nil)
    }
}
