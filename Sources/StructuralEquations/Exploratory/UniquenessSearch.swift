import RealModule
import Statistics

/// Finds the uniquenesses ψ at which the best loadings for them leave least.
///
/// minres: θ and V the eigenvalues and vectors of R − Ψ, f(ψ) = ½ Σ_{k>m} θₖ².
/// ml: of Ψ^-½ R Ψ^-½, x = log ψ, f(x) = Σ_{k>m} (θₖ − log θₖ − 1) (Jöreskog 1967, eq. 17).
/// Newton's method with exact second derivatives, on the uniquenesses that are not at their bound.
struct UniquenessSearch {
    let correlation: Matrix
    let factors: Int
    let method: FactorExtraction.Method
    let least: Double

    struct End {
        var uniquenesses: [Double]
        var value: Double
        var iterations: Int
        var gradient: Double
        var isConverged: Bool
        var atBound: [Int]
    }

    private var p: Int { correlation.rows }
    private var bound: Double { method == .ml ? .log(least) : least }

    private func point(_ uniquenesses: [Double]) -> [Double] {
        method == .ml ? uniquenesses.map { .log($0) } : uniquenesses
    }

    private func uniquenesses(_ point: [Double]) -> [Double] {
        method == .ml ? point.map { max(least, .exp($0)) } : point
    }

    /// Eigenvalues falling, vectors as columns.
    private func eigen(_ uniquenesses: [Double]) -> (values: [Double], vectors: Matrix)? {
        var matrix = correlation
        if method == .ml {
            let roots = uniquenesses.map { 1 / $0.squareRoot() }
            for row in 0..<p { for column in 0..<p { matrix[row, column] *= roots[row] * roots[column] } }
        } else {
            for item in 0..<p { matrix[item, item] -= uniquenesses[item] }
        }
        guard let eigen = SymmetricEigen(matrix) else { return nil }
        let falling = Array((0..<p).reversed())
        return (falling.map { eigen.values[$0] }, eigen.vectors.selecting(rows: Array(0..<p), columns: falling))
    }

    /// Λ for given uniquenesses.
    func loadings(_ uniquenesses: [Double]) -> Matrix? {
        guard let (values, vectors) = eigen(uniquenesses) else { return nil }
        var loadings = Matrix(rows: p, columns: factors)
        for column in 0..<factors {
            let size = max(0, method == .ml ? values[column] - 1 : values[column]).squareRoot()
            for row in 0..<p {
                loadings[row, column] = vectors[row, column] * size * (method == .ml ? uniquenesses[row].squareRoot() : 1)
            }
        }
        return loadings
    }

    private func value(_ values: [Double]) -> Double? {
        var sum = 0.0
        for theta in values.dropFirst(factors) {
            if method == .ml {
                guard theta > 0 else { return nil }
                sum += theta - .log(theta) - 1
            } else {
                sum += theta * theta / 2
            }
        }
        return sum.isFinite ? sum : nil
    }

    func minimum(from start: [Double]) -> End? {
        var x = point(start)
        guard var (values, vectors) = eigen(start), var f = value(values) else { return nil }
        var end = End(uniquenesses: start, value: f, iterations: 0, gradient: .infinity, isConverged: false, atBound: [])
        for iteration in 1...200 {
            let (gradient, hessian) = derivatives(values, vectors)
            let free = (0..<p).filter { !(x[$0] <= bound && gradient[$0] > 0) }
            end.gradient = free.reduce(0) { max($0, gradient[$1].magnitude) }
            end.iterations = iteration
            end.atBound = (0..<p).filter { x[$0] <= bound }
            if end.gradient < 1e-11 { end.isConverged = true; break }
            guard let step = direction(gradient, hessian, free) else { break }
            var along = 0.0
            for item in 0..<p { along += step[item] * gradient[item] }
            var length = 1.0
            var isMoved = false
            while length > 1e-10 {
                let trial = (0..<p).map { max(bound, x[$0] + length * step[$0]) }
                if let next = eigen(uniquenesses(trial)), let value = value(next.values), value <= f + 1e-4 * length * along + 1e-15 {
                    isMoved = trial != x
                    x = trial
                    (values, vectors) = next
                    f = value
                    break
                }
                length /= 2
            }
            end.uniquenesses = uniquenesses(x)
            end.value = f
            if !isMoved {
                end.isConverged = end.gradient < 1e-7
                break
            }
        }
        return end
    }

    /// −(H + μ I)⁻¹ g over the free ones, with the least μ of a ladder that makes it positive definite.
    private func direction(_ gradient: [Double], _ hessian: Matrix, _ free: [Int]) -> [Double]? {
        guard !free.isEmpty else { return nil }
        let part = hessian.selecting(rows: free, columns: free)
        let right = Matrix(rows: free.count, columns: 1, elements: free.map { -gradient[$0] })
        for shift in [0, 1e-6, 1e-4, 1e-3, 1e-2, 0.1, 1, 10] {
            var shifted = part
            for index in 0..<free.count { shifted[index, index] += shift }
            guard let solution = shifted.solvingPositiveDefinite(right)?.solution else { continue }
            var step = [Double](repeating: 0, count: p)
            for (index, item) in free.enumerated() { step[item] = min(1, max(-1, solution[index, 0])) }
            return step
        }
        return nil
    }

    /// Gradient and Hessian by the derivatives of eigenvalues and eigenvectors.
    private func derivatives(_ theta: [Double], _ v: Matrix) -> ([Double], Matrix) {
        let isML = method == .ml
        var gradient = [Double](repeating: 0, count: p)
        var hessian = Matrix(rows: p, columns: p)
        // Σ_{k>m} vᵢₖ vⱼₖ and, weighted with θₖ, for ml.
        var plain = Matrix(rows: p, columns: p)
        var weighted = plain
        for k in factors..<p {
            for i in 0..<p {
                let vi = v[i, k]
                gradient[i] += (isML ? 1 - theta[k] : -theta[k]) * vi * vi
                for j in 0...i {
                    plain[i, j] += vi * v[j, k]
                    weighted[i, j] += theta[k] * vi * v[j, k]
                }
            }
            for l in 0..<factors {
                let gap = theta[l] - theta[k]
                guard gap > 1e-12 else { continue }
                let factor = isML ? (1 - theta[k]) * (theta[k] + theta[l]) / gap : -2 * theta[k] / gap
                for i in 0..<p {
                    let first = factor * v[i, k] * v[i, l]
                    for j in 0...i { hessian[i, j] += first * v[j, k] * v[j, l] }
                }
            }
        }
        for i in 0..<p {
            for j in 0...i {
                hessian[i, j] += plain[i, j] * (isML ? weighted[i, j] : plain[i, j])
                hessian[j, i] = hessian[i, j]
            }
        }
        return (gradient, hessian)
    }
}
