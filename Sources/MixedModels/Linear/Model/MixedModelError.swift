/// Why a mixed model cannot be fitted: what, where, and what to do.
public enum MixedModelError: Error, Hashable, Sendable, CustomStringConvertible {
    case noRandomTerm
    case tooFewRows(rows: Int, coefficients: Int)
    case dependent(String)
    case constantOutcome
    case perfectFit
    case oneLevel(factor: String)
    case effectsOutnumberRows(term: String, factor: String, effects: Int, rows: Int)
    case zeroColumn(term: String, factor: String)
    case tooManyLevels(factors: [String], count: Int)
    case undefinedAtStart
    case notCarriedOut(String)

    public var description: String {
        switch self {
        case .noRandomTerm:
            "The formula has no random effect such as (1 | id); add one, or use analysis: regression."
        case .tooFewRows(let rows, let coefficients):
            "\(rows) complete rows cannot carry \(coefficients) fixed effects and a residual variance; more rows or fewer terms are needed."
        case .dependent(let name):
            "The column \(name) of the fixed effects is a combination of the columns before it; leave its term out of the formula."
        case .constantOutcome:
            "The outcome does not vary once the fixed effects are taken out, so there is no variance to be shared out."
        case .perfectFit:
            "The random effects reproduce the outcome exactly, so that no residual variance is left; leave out a random effect."
        case .oneLevel(let factor):
            "\(factor) has one level in the analysed rows; a variance between levels needs at least two."
        case .effectsOutnumberRows(let term, let factor, let effects, let rows):
            "The term for \(factor) has \(effects) random effects (\(term)) for \(rows) rows, so they cannot be told from the residual; leave out a random slope, or use more rows a level."
        case .zeroColumn(let term, let factor):
            "\(term) is 0 in every analysed row, so it has no random effect over \(factor); leave it out."
        case .tooManyLevels(let factors, let count):
            "Beside the largest grouping factor, \(factors.joined(separator: ", ")) make \(count) random effects, more than the 4,000 that are carried out."
        case .undefinedAtStart:
            "The likelihood is not defined at any start; a variable may have values too large or too small, and rescaling it may help."
        case .notCarriedOut(let sentence): sentence
        }
    }
}
