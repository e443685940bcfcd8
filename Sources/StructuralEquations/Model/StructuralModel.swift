import Statistics

/// A parameter table as matrices: v = m + B v + ζ, ζ of covariance S, over observed variables first and
/// latent ones behind them (McArdle and McDonald 1984). Then with E = (I − B)⁻¹ and F the first rows of
/// the identity, Σ = F E S E' F' and μ = F E m.
public struct StructuralModel: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case path, covariance, intercept }

    /// One element of B (row: outcome, column: predictor), S (both triangles) or m.
    public struct Cell: Hashable, Sendable {
        public let kind: Kind
        public let row: Int
        public let column: Int
        /// The free parameter, or −1.
        public let parameter: Int
        public let fixed: Double
        /// The row of the parameter table, or −1.
        public let source: Int
    }

    /// One group (and level).
    public struct Part: Hashable, Sendable {
        public let observed: [String]
        public let latents: [String]
        public let cells: [Cell]
        /// Indices of exogenous covariates whose moments are those of the sample.
        public let sampled: [Int]
        public var names: [String] { observed + latents }
        public var size: Int { observed.count + latents.count }
        /// Cells that carry a free parameter.
        public let freeCells: [Cell]
        /// Variables whose covariances with the observed ones derivatives may need: latent ones, and those
        /// that a path begins at. They stand behind the `size` columns of E in ``ModelState/factors``.
        public let sources: [Int]
        /// The column of ``ModelState/factors`` that holds F C e_j; −1 for a variable that is no source.
        public let carriers: [Int]

        init(observed: [String], latents: [String], cells: [Cell], sampled: [Int]) {
            self.observed = observed
            self.latents = latents
            self.cells = cells
            self.sampled = sampled
            freeCells = cells.filter { $0.parameter >= 0 }
            let size = observed.count + latents.count
            var isSource = (0..<size).map { $0 >= observed.count }
            for cell in cells where cell.kind == .path { isSource[cell.column] = true }
            let sources = (0..<size).filter { isSource[$0] }
            var carriers = [Int](repeating: -1, count: size)
            for (place, variable) in sources.enumerated() { carriers[variable] = size + place }
            self.sources = sources
            self.carriers = carriers
        }
    }

    public let parts: [Part]
    public let parameters: Int
    public let hasMeans: Bool

    /// - Parameter level: which block of a two-level model.
    public init(_ table: ParameterTable, level: Int = 1) {
        let roles = table.roles[level - 1]
        let names = roles.observed + roles.latents
        var index: [String: Int] = [:]
        for (place, name) in names.enumerated() { index[name] = place }
        parts = (1...table.groups).map { group in
            var cells: [Cell] = []
            var sampled: [Int] = []
            for (source, row) in table.rows.enumerated() where row.group == group && row.level == level {
                guard let left = index[row.lhs] else { continue }
                if row.value == .sample, row.isVariance { sampled.append(left) }
                if row.value == .sample { continue }
                let parameter = row.freeIndex ?? -1
                var fixed = 0.0
                if case .fixed(let number) = row.value { fixed = number }
                func add(_ kind: Kind, _ place: Int, _ column: Int) {
                    cells.append(Cell(kind: kind, row: place, column: column, parameter: parameter, fixed: fixed, source: source))
                }
                switch row.op {
                case .measuredBy: if let right = index[row.rhs] { add(.path, right, left) }
                case .regressedOn:
                    if row.isIntercept { add(.intercept, left, 0) } else if let right = index[row.rhs] { add(.path, left, right) }
                case .covaries: if let right = index[row.rhs] { add(.covariance, left, right) }
                case .threshold, .scaledBy, .defines, .equals: break
                }
            }
            return Part(observed: roles.observed, latents: roles.latents, cells: cells, sampled: sampled)
        }
        parameters = table.freeCount
        hasMeans = table.hasMeans
    }

    init(parts: [Part], parameters: Int, hasMeans: Bool) {
        self.parts = parts
        self.parameters = parameters
        self.hasMeans = hasMeans
    }
}
