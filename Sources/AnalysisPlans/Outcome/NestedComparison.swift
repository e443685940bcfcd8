public import Statistics

/// The chi-square difference test of two nested fits of the same rows.
///
/// For likelihoods twice the difference of the log-likelihoods; for structural equations the
/// difference of the chi-squares, scaled where the fits are robust (Satorra and Bentler 2001).
public struct NestedComparison: Hashable, Sendable {
    public let difference: Double
    public let degreesOfFreedom: Int
    /// Upper tail of the chi-square distribution.
    public let p: Double
    /// The factor that the difference was divided by; nil where none is.
    public let scaling: Double?
    /// What a reader must know beside p, a sentence each.
    public let warnings: [String]

    /// - Parameters:
    ///   - smaller: the fit with fewer parameters.
    ///   - names: of the two fits, for the sentences.
    /// - Throws: ``AnalysisFaults`` when the fits cannot be compared.
    public init(smaller: NestedFit, larger: NestedFit, names: (String, String)) throws {
        func fault(_ sentence: String) -> AnalysisFaults { AnalysisFaults(sentences: [sentence]) }
        guard smaller.rows == larger.rows else {
            throw fault("\(names.0) has \(smaller.rows) rows and \(names.1) \(larger.rows): only fits of the same rows are compared.")
        }
        guard smaller.rowsDigest == larger.rowsDigest || smaller.criterion != larger.criterion else {
            throw fault("\(names.0) and \(names.1) have \(smaller.rows) rows each, but not the same ones, or not with the same outcome: only fits of the same rows are compared.")
        }
        guard smaller.criterion == larger.criterion else {
            throw fault("\(names.0) and \(names.1) were fitted by different criteria (\(smaller.criterion); \(larger.criterion)): they are not compared.")
        }
        let degrees = larger.parameters - smaller.parameters
        guard degrees > 0 else {
            throw fault("\(names.0) has \(smaller.parameters) parameters and \(names.1) \(larger.parameters): the fit with fewer stands first.")
        }
        var difference = smaller.badness - larger.badness
        let scale = max(1, abs(smaller.badness), abs(larger.badness))
        guard difference >= -1e-6 * scale else {
            throw fault("\(names.0) has fewer parameters than \(names.1) but fits better (by \(plainNumber(-difference))): they are not nested, or one did not find its best fit.")
        }
        scaling = Self.scaling(smaller, larger, Double(degrees))
        if let scaling {
            guard scaling > 0 else {
                throw fault("The scaling factor of the difference of \(names.0) and \(names.1) is not positive: this test cannot be made.")
            }
            difference /= scaling
        }
        self.difference = difference
        degreesOfFreedom = degrees
        warnings = Self.warnings(smaller, larger, names)
        p = ChiSquared(df: Double(degrees))?.upperTail(max(difference, 0)) ?? 1
    }

    private static func warnings(_ smaller: NestedFit, _ larger: NestedFit, _ names: (String, String)) -> [String] {
        var warnings: [String] = []
        let lacking = larger.variances - smaller.variances
        if lacking > 0 {
            let effects = lacking == 1 ? "1 random effect" : "\(lacking) random effects"
            warnings.append(
                "\(names.0) lacks \(effects) of \(names.1): a variance is tested at the end of its range, 0, where this p is too large (conservative).")
        }
        let strange = smaller.terms.filter { !larger.terms.contains($0) && !larger.covers.contains($0) }
        if !strange.isEmpty {
            warnings.append(
                "\(names.0) has \(strange.joined(separator: ", ")), and \(names.1) does not under this name: the test holds only if \(names.0) is a special case of \(names.1).")
        }
        return warnings
    }

    /// (df₀ c₀ − df₁ c₁) / (df₀ − df₁).
    private static func scaling(_ smaller: NestedFit, _ larger: NestedFit, _ degrees: Double) -> Double? {
        guard let first = smaller.scaling, let second = larger.scaling else { return nil }
        let weighted = Double(first.degreesOfFreedom) * first.factor - Double(second.degreesOfFreedom) * second.factor
        return weighted / degrees
    }

    public var results: ResultTree {
        var entries: [ResultTree.Entry] = [
            .init("chisq_diff", .finite(difference, else: "The difference is not a number.")),
            .init("df_diff", .count(degreesOfFreedom)), .init("p", .finite(p, else: "The difference is not a number.")),
        ]
        if let scaling { entries.append(.init("scaling_factor", .number(scaling))) }
        return .branch(entries)
    }

    public var table: ReadableTable {
        ReadableTable(
            "Test of the smaller against the larger model", columns: ["Test", "Chi-square", "df", "p"],
            rows: [[.text("Difference"), .finite(difference, else: "The difference is not a number."), .count(degreesOfFreedom), .p(p)]],
            notes: (scaling.map { ["The difference is divided by its scaling factor, \(plainNumber($0)) (Satorra and Bentler 2001)."] } ?? [])
                + warnings)
    }
}
