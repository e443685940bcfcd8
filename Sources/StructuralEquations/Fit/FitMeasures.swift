import RealModule
import Statistics

/// Measures of fit from two chi-squares, under the names of the reference cases.
///
/// CFI Bentler (1990), TLI Tucker and Lewis (1973), RMSEA Steiger (1990) and Browne and Cudeck (1992),
/// the robust ones Brosseau-Liard and Savalei (2014).
struct FitMeasures: Sendable {
    /// A chi-square with its degrees of freedom, its scaling factor, and what the robust indices use.
    struct Test: Sendable {
        let chiSquare: Double
        let df: Int
        var scaling: Double?
        /// Chi-square and factor of the robust indices.
        var robust: (chiSquare: Double, scaling: Double)?
    }

    let model: Test
    let baseline: Test?
    let persons: Double
    let groups: Double

    private var degrees: Double { Double(model.df) }

    static func tail(_ chiSquare: Double, _ df: Int) -> ResultTree {
        ChiSquared(df: Double(df)).map { .finite($0.upperTail(chiSquare), else: "The chi-square is not a number.") }
            ?? .missing("There are no degrees of freedom.")
    }

    /// `chisq`, `df`, `pvalue`, `cfi`, … without what likelihoods and residuals add.
    var entries: [ResultTree.Entry] {
        var entries: [ResultTree.Entry] = [
            .init("chisq", .number(model.chiSquare)), .init("df", .count(model.df)),
            .init("pvalue", Self.tail(model.chiSquare, model.df)),
        ]
        if let baseline {
            entries += [
                .init("baseline.chisq", .number(baseline.chiSquare)), .init("baseline.df", .count(baseline.df)),
                .init("baseline.pvalue", Self.tail(baseline.chiSquare, baseline.df)),
            ]
            entries += comparative(model.chiSquare, baseline.chiSquare, baseline.df)
        }
        entries += rmsea(model.chiSquare, degrees, suffix: "")
        entries.append(.init("rmsea.pvalue", closeFit))
        if let scaling = model.scaling { entries += model.df == 0 ? exactly() : scaled(scaling) }
        if let robust = model.robust { entries += self.robust(robust) }
        return entries
    }

    /// The one place where an index is not defined without degrees of freedom.
    private func finite(_ value: Double) -> ResultTree { .finite(value, else: "It is not defined: the baseline model has no misfit, or there are no degrees of freedom.") }

    private func cfi(_ excess: Double, _ baselineExcess: Double) -> Double {
        let below = max(excess, baselineExcess, 0)
        return below == 0 ? 1 : 1 - max(excess, 0) / below
    }

    private func tli(_ excess: Double, _ baselineExcess: Double, _ baselineDf: Double) -> Double {
        degrees == 0 ? 1 : 1 - excess * baselineDf / (baselineExcess * degrees)
    }

    private func comparative(_ x: Double, _ xb: Double, _ dfb: Int) -> [ResultTree.Entry] {
        let b = Double(dfb)
        let tli = tli(x - degrees, xb - b, b)
        let ratio = degrees == 0 ? 0 : x / degrees
        return [
            .init("cfi", finite(cfi(x - degrees, xb - b))), .init("tli", finite(tli)), .init("nnfi", finite(tli)),
            .init("rfi", finite((xb / b - ratio) / (xb / b))), .init("nfi", finite((xb - x) / xb)),
            .init("ifi", finite((xb - x) / (xb - degrees))), .init("rni", finite(1 - (x - degrees) / (xb - b))),
        ]
    }

    private func rmsea(_ x: Double, _ df: Double, suffix: String) -> [ResultTree.Entry] {
        guard df > 0 else { return ["rmsea", "rmsea.ci.lower", "rmsea.ci.upper"].map { .init($0 + suffix, .number(0)) } }
        func root(_ lambda: Double?) -> ResultTree {
            lambda.map { .number((groups * $0 / (persons * df)).squareRoot()) } ?? .missing("The end of the interval was not found.")
        }
        let lower = NoncentralChiSquared.noncentrality(df: df, x: x, probability: 0.95)
        let upper = NoncentralChiSquared.noncentrality(df: df, x: x, probability: 0.05)
        let value = (groups * max(x / (persons * df) - 1 / persons, 0)).squareRoot()
        return [
            .init("rmsea\(suffix)", .number(value)), .init("rmsea.ci.lower\(suffix)", root(lower)),
            .init("rmsea.ci.upper\(suffix)", root(upper)),
        ]
    }

    private var closeFit: ResultTree {
        let lambda = persons * degrees * 0.0025 / groups
        guard let distribution = NoncentralChiSquared(df: degrees, noncentrality: lambda) else { return .missing("There are no degrees of freedom.") }
        return .finite(distribution.upperTail(model.chiSquare), else: "The chi-square is not a number.")
    }

    private func scaled(_ c: Double) -> [ResultTree.Entry] {
        guard c.isFinite, c > 0 else { return [.init("chisq.scaled", .missing("The scaling factor is not positive: the scaled test cannot be made."))] }
        var entries: [ResultTree.Entry] = [
            .init("chisq.scaled", .number(model.chiSquare / c)), .init("df.scaled", .count(model.df)),
            .init("pvalue.scaled", Self.tail(model.chiSquare / c, model.df)), .init("chisq.scaling.factor", .number(c)),
        ]
        if let baseline, let cb = baseline.scaling, cb > 0 {
            let x = model.chiSquare / c
            let xb = baseline.chiSquare / cb
            let b = Double(baseline.df)
            entries.append(.init("baseline.chisq.scaled", .number(xb)))
            entries.append(.init("baseline.chisq.scaling.factor", .number(cb)))
            entries.append(.init("cfi.scaled", finite(cfi(x - degrees, xb - b))))
            entries.append(.init("tli.scaled", finite(tli(x - degrees, xb - b, b))))
        }
        return entries + rmsea(model.chiSquare, c * degrees, suffix: ".scaled")
    }

    /// A model without degrees of freedom fits exactly, whatever the data: there is nothing to scale.
    private func exactly() -> [ResultTree.Entry] {
        [
            .init("chisq.scaled", .number(model.chiSquare)), .init("df.scaled", .count(0)),
            .init("chisq.scaling.factor", .missing("There are no degrees of freedom.")),
            .init("cfi.scaled", .number(1)), .init("tli.scaled", .number(1)), .init("rmsea.robust", .number(0)),
        ]
    }

    private func robust(_ own: (chiSquare: Double, scaling: Double)) -> [ResultTree.Entry] {
        guard own.scaling.isFinite else { return [] }
        let excess = own.chiSquare - own.scaling * degrees
        let root = (groups * max(own.chiSquare / (persons * degrees) - own.scaling / persons, 0)).squareRoot()
        var entries: [ResultTree.Entry] = []
        if let baseline, let other = baseline.robust, other.scaling.isFinite {
            let b = Double(baseline.df)
            let baselineExcess = other.chiSquare - other.scaling * b
            entries.append(.init("cfi.robust", finite(cfi(excess, baselineExcess))))
            entries.append(.init("tli.robust", finite(tli(excess, baselineExcess, b))))
        }
        entries.append(.init("rmsea.robust", finite(root)))
        return entries
    }
}
