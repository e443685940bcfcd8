import RealModule
public import Statistics

/// The correlation of two latent responses from the table of two ordered items, their thresholds
/// held where the margins have them (two-step; Olsson 1979).
public struct Polychoric: Hashable, Sendable {
    /// ρ̂; within −0.999 and 0.999, where the search ends.
    public let correlation: Double
    public let isAtBound: Bool
    public let isConverged: Bool
    /// First derivative of the log-likelihood at ρ̂, divided by n.
    public let gradient: Double
    /// Cells of the table in which nobody is.
    public let emptyCells: Int

    /// |ρ̂| does not go beyond this.
    public static let bound = 0.999

    /// - Parameters:
    ///   - table: people by category of the first and of the second item.
    ///   - start: where the search starts, for instance the Pearson correlation of the codes.
    public init(table: Matrix, rows: [Double], columns: [Double], start: Double) {
        emptyCells = table.elements.count { $0 == 0 }
        let counts = Self.filled(table)
        var low = -Self.bound
        var high = Self.bound
        var rho = max(-0.9, min(0.9, start.isFinite ? start : 0))
        var grid = PolychoricGrid(rows: rows, columns: columns)
        let n = max(1, table.elements.reduce(0, +))
        var gradient = 0.0
        var isConverged = false
        for _ in 0..<60 {
            grid.move(to: rho)
            let (slope, information) = grid.slope(counts)
            gradient = slope / n
            if gradient.magnitude < 1e-13 { isConverged = true; break }
            // The log-likelihood rises towards the side of its slope.
            if slope > 0 { low = rho } else { high = rho }
            var next = rho + slope / information
            if !(next > low && next < high) {
                // At the end of the range the likelihood may still rise.
                if low == -Self.bound && slope < 0 && rho < -0.99 || high == Self.bound && slope > 0 && rho > 0.99 {
                    next = slope > 0 ? Self.bound : -Self.bound
                } else {
                    next = (low + high) / 2
                }
            }
            let isSettled = (next - rho).magnitude < 1e-13
            rho = next
            if isSettled || rho.magnitude >= Self.bound {
                grid.move(to: rho)
                gradient = grid.slope(counts).0 / n
                isConverged = true
                break
            }
        }
        correlation = rho
        isAtBound = rho.magnitude >= Self.bound
        self.isConverged = isConverged
        self.gradient = gradient
    }

    /// In a table of two by two with one empty cell half a person is moved into it from its
    /// neighbours, so that the margins stay; else there would be no maximum within −1 and 1.
    private static func filled(_ table: Matrix) -> Matrix {
        guard table.rows == 2, table.columns == 2, table.elements.count(where: { $0 == 0 }) == 1 else { return table }
        let isOnDiagonal = table[0, 0] == 0 || table[1, 1] == 0
        let half = isOnDiagonal ? 0.5 : -0.5
        return Matrix(
            rows: 2, columns: 2,
            elements: [table[0, 0] + half, table[0, 1] - half, table[1, 0] - half, table[1, 1] + half])
    }
}
