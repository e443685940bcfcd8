/// How a fit came about: what every output says, whatever the method.
public struct FitAccount: Hashable, Sendable {
    /// Whether the numbers are where they should be.
    public enum Convergence: Hashable, Sendable {
        /// Solved directly; nothing had to converge.
        case direct
        /// The largest absolute element of the gradient (scaled as `rule` says) at the end.
        case converged(iterations: Int, gradient: Double, rule: String)
        /// The fit is shown, and shown as not converged; the sentence says what was tried.
        case notConverged(String)
    }

    /// Whether the solution is one that the model means: variances not negative, covariance
    /// matrices positive definite, correlations within −1 and 1.
    public enum Admissibility: Hashable, Sendable {
        case admissible
        /// A sentence for each thing that is not as it should be, or lies on its boundary.
        case doubtful([String])
    }

    /// Rows of the table that was given, after the subset.
    public let rowsGiven: Int
    /// Rows that entered the numbers.
    public let rowsAnalysed: Int
    /// What the rows belong to: "participants" → 90. Most telling first.
    public let units: [Unit]
    /// What happened to missing values, a sentence.
    public let missing: String
    public let convergence: Convergence
    public let admissibility: Admissibility
    /// What was tried on the way to the solution, in order; empty where it was direct.
    public let diary: [String]

    public struct Unit: Hashable, Sendable {
        public let name: String
        public let count: Int

        public init(_ name: String, _ count: Int) {
            self.name = name
            self.count = count
        }
    }

    public init(
        rowsGiven: Int, rowsAnalysed: Int, units: [Unit] = [], missing: String,
        convergence: Convergence = .direct, admissibility: Admissibility = .admissible, diary: [String] = []
    ) {
        self.rowsGiven = rowsGiven
        self.rowsAnalysed = rowsAnalysed
        self.units = units
        self.missing = missing
        self.convergence = convergence
        self.admissibility = admissibility
        self.diary = diary
    }

    /// Rows left out because something in them is missing.
    public static func completeRows(given: Int, analysed: Int) -> String {
        let left = given - analysed
        if left == 0 { return "No value is missing in the variables of the model." }
        let rows = left == 1 ? "1 row is" : "\(left) rows are"
        return "\(rows) left out because a variable of the model is missing there; the others take part in full."
    }
}
