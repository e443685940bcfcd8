public import Statistics

/// A linear mixed model on plain arrays: y = X β + Z b + ε with b of each level independent N(0, Ψ)
/// and ε independent N(0, σ²). Everything that the numbers are made of; nothing is missing in it.
public struct MixedModelData: Sendable {
    /// What rows are grouped by: person, therapist, site.
    public struct Factor: Sendable {
        public let name: String
        public let levels: [String]
        /// Level of each row.
        public let codes: [Int]

        public init(name: String, levels: [String], codes: [Int]) {
            self.name = name
            self.levels = levels
            self.codes = codes
        }
    }

    /// Random effects of the levels of one factor that may covary: `(time | id)`.
    public struct Term: Sendable {
        /// Under which the results stand: `id`, or `id.1` where the factor occurs again.
        public let label: String
        /// Index into ``MixedModelData/factors``.
        public let factor: Int
        public let names: [String]
        /// A column of Z for each name, as long as the rows.
        public let columns: [[Double]]

        public init(label: String, factor: Int, names: [String], columns: [[Double]]) {
            self.label = label
            self.factor = factor
            self.names = names
            self.columns = columns
        }
    }

    public let response: [Double]
    /// X, rows × coefficients.
    public let design: Matrix
    /// Of the coefficients.
    public let names: [String]
    public let factors: [Factor]
    public let terms: [Term]

    public init(response: [Double], design: Matrix, names: [String], factors: [Factor], terms: [Term]) {
        self.response = response
        self.design = design
        self.names = names
        self.factors = factors
        self.terms = terms
    }

    public var rows: Int { response.count }
}
