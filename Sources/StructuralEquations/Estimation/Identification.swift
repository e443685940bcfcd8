import Statistics

/// Directions in which the likelihood is flat: parameters that the data cannot tell apart.
struct Identification {
    /// Names of the parameters that such a direction moves.
    let loose: [String]

    /// - Parameter information: by the estimated parameters.
    init(_ information: Matrix, table: ParameterTable) {
        let size = information.rows
        let scale = information.diagonal.map { $0 > 0 ? 1 / $0.squareRoot() : 1 }
        var scaled = information
        for row in 0..<size {
            for column in 0..<size { scaled[row, column] *= scale[row] * scale[column] }
        }
        let names = table.freeNames
        guard size > 0, Cholesky(scaled, tolerance: 1e-9) == nil, let eigen = SymmetricEigen(scaled) else {
            loose = []
            return
        }
        var found: Set<Int> = []
        for (column, value) in eigen.values.enumerated() where value.magnitude < 1e-9 {
            let direction = (0..<size).map { eigen.vectors[$0, column] }
            let largest = direction.map(\.magnitude).max() ?? 0
            for row in 0..<size where direction[row].magnitude > 0.1 * largest { found.insert(row) }
        }
        loose = found.sorted().map { names[table.constraints.kept[$0]] }
    }

    var sentence: String {
        guard !loose.isEmpty else { return "The information matrix could not be inverted; the model is not identified at its solution." }
        return "The model is not identified: the data cannot tell the values of \(loose.joined(separator: ", ")) apart. Fix one of them, hold some equal, or add indicators."
    }
}
