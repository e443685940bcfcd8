public import Statistics

/// θ = K φ + c: the free parameters θ as the linear constraints of a model leave them, φ those that
/// are estimated. Without constraints K is the identity and c is 0.
public struct LinearConstraints: Hashable, Sendable {
    /// Free parameters, and estimated ones.
    public let rows: Int
    public let columns: Int
    /// K, or nil where it is the identity.
    public let map: Matrix?
    public let constant: [Double]
    /// Which θ are φ.
    public let kept: [Int]

    public init(unconstrained count: Int) {
        rows = count
        columns = count
        map = nil
        constant = [Double](repeating: 0, count: count)
        kept = Array(0..<count)
    }

    /// - Throws: ``ModelFaults`` for constraints that are not linear or contradict each other.
    init(
        _ equations: [(line: Int, left: ParameterExpression, right: ParameterExpression)], rows table: [ModelParameter],
        definitions: [DefinedParameter], free count: Int
    ) throws(ModelFaults) {
        guard !equations.isEmpty else {
            self.init(unconstrained: count)
            return
        }
        var system: [[Double]] = []
        for equation in equations {
            let difference = ParameterExpression.difference(equation.left, equation.right)
            func at(_ theta: [Double]) -> Dual {
                LabelValues(table, definitions, theta).dual(difference)
            }
            let origin = at([Double](repeating: 0, count: count))
            let one = at((0..<count).map { 0.7 + 0.31 * Double($0 % 7) })
            let other = at((0..<count).map { 1.9 - 0.23 * Double($0 % 5) })
            let isLinear = zip(one.slope, other.slope).allSatisfy { ($0 - $1).magnitude <= 1e-12 * (1 + $0.magnitude) }
            guard isLinear, origin.value.isFinite, zip(one.slope, origin.slope).allSatisfy({ ($0 - $1).magnitude <= 1e-12 }) else {
                throw ModelFaults(["line \(equation.line): a constraint that is not linear in its parameters is not fitted."])
            }
            system.append(origin.slope + [-origin.value])
        }
        try self.init(system: system, count: count, line: equations[0].line)
    }

    /// Solves R θ = r, rows (R, r), for some of the parameters by elimination with the largest pivot.
    private init(system: [[Double]], count: Int, line: Int) throws(ModelFaults) {
        var system = system
        var pivots: [Int] = []
        for row in system.indices {
            var best = 0
            for column in 0..<count where system[row][column].magnitude > system[row][best].magnitude + 1e-12 { best = column }
            let pivot = count > 0 ? system[row][best] : 0
            guard pivot.magnitude > 1e-10 else {
                guard system[row][count].magnitude <= 1e-9 else {
                    throw ModelFaults(["line \(line): the constraints (==) contradict each other or a value that is fixed."])
                }
                pivots.append(-1)
                continue
            }
            pivots.append(best)
            for column in 0...count { system[row][column] /= pivot }
            for other in system.indices where other != row {
                let factor = system[other][best]
                if factor != 0 { for column in 0...count { system[other][column] -= factor * system[row][column] } }
            }
        }
        let solved = Set(pivots)
        let kept = (0..<count).filter { !solved.contains($0) }
        var map = Matrix(rows: count, columns: kept.count)
        var constant = [Double](repeating: 0, count: count)
        for (column, parameter) in kept.enumerated() { map[parameter, column] = 1 }
        for (row, pivot) in pivots.enumerated() where pivot >= 0 {
            constant[pivot] = system[row][count]
            for (column, parameter) in kept.enumerated() { map[pivot, column] = -system[row][parameter] }
        }
        rows = count
        columns = kept.count
        self.map = map
        self.constant = constant
        self.kept = kept
    }

    /// θ of φ.
    public func full(_ phi: [Double]) -> [Double] {
        guard let map else { return phi }
        return zip(map * phi, constant).map { $0 + $1 }
    }

    /// φ of θ.
    public func reduced(_ theta: [Double]) -> [Double] { map == nil ? theta : kept.map { theta[$0] } }

    /// K' g.
    public func reducedGradient(_ gradient: [Double]) -> [Double] {
        guard let map else { return gradient }
        return map.transposedTimes(Matrix(rows: gradient.count, columns: 1, elements: gradient)).elements
    }

    /// K' H K.
    public func reducedCurvature(_ curvature: Matrix) -> Matrix {
        guard let map else { return curvature }
        return map.transposedTimes(curvature * map)
    }

    /// K V K'.
    public func fullCovariance(_ covariance: Matrix) -> Matrix {
        guard let map else { return covariance }
        return (map * covariance).timesTransposed(map)
    }
}
