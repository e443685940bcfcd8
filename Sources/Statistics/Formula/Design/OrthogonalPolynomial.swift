/// Polynomials orthogonal over given points, of length 1, by the three-term recurrence
/// (Kennedy and Gentle 1980, section 8.3); as R's `poly`.
struct OrthogonalPolynomial: Hashable, Sendable {
    /// Recurrence: p₊₁ = (x − α) p − (ν / ν₋₁) p₋₁.
    let alpha: [Double]
    /// Sums of squares ν of p₀ … p_degree over the points.
    let squares: [Double]

    init(fitting points: [Double], degree: Int) {
        var alpha: [Double] = []
        var squares: [Double] = [Double(points.count)]
        var before = [Double](repeating: 0, count: points.count)
        var here = [Double](repeating: 1, count: points.count)
        for step in 0..<degree {
            var weighted = 0.0
            for index in points.indices { weighted += points[index] * here[index] * here[index] }
            alpha.append(squares[step] > 0 ? weighted / squares[step] : 0)
            let ratio = step == 0 || squares[step - 1] == 0 ? 0 : squares[step] / squares[step - 1]
            var square = 0.0
            for index in points.indices {
                let next = (points[index] - alpha[step]) * here[index] - ratio * before[index]
                before[index] = here[index]
                here[index] = next
                square += next * next
            }
            squares.append(square)
        }
        self.alpha = alpha
        self.squares = squares
    }

    /// p₁ … p_degree at x, each over the root of its sum of squares.
    func values(at x: Double) -> [Double] {
        var result: [Double] = []
        var before = 0.0
        var here = 1.0
        for step in alpha.indices {
            let ratio = step == 0 || squares[step - 1] == 0 ? 0 : squares[step] / squares[step - 1]
            let next = (x - alpha[step]) * here - ratio * before
            before = here
            here = next
            result.append(squares[step + 1] > 0 ? next / squares[step + 1].squareRoot() : 0)
        }
        return result
    }
}
