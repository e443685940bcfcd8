/// A natural cubic spline: cubic between its knots, linear beyond the outer two
/// (Hastie, Tibshirani and Friedman 2009, section 5.2.1).
///
/// B-splines of order 4 over the knots, without the first, in the space in which the second
/// derivatives at both outer knots are 0. The basis of that space is R's (`splines::ns`), so that
/// the coefficients are too: Householder reflections of the two conditions.
struct NaturalSpline: Hashable, Sendable {
    let inner: [Double]
    let lower: Double
    let upper: Double
    /// B-splines × columns.
    private let projection: Matrix

    var width: Int { projection.columns }

    init?(_ knots: Basis.SplineKnots, fitting numbers: [Double]) {
        guard let least = numbers.min(), let greatest = numbers.max(), least < greatest else { return nil }
        lower = least
        upper = greatest
        switch knots {
        case .inner(let values): inner = values
        case .degreesOfFreedom(let df):
            guard let sorted = SortedNumbers(numbers) else { return nil }
            inner = (0..<(df - 1)).map { sorted.quantile(Double($0 + 1) / Double(df)) }
        }
        guard zip([lower] + inner, inner + [upper]).allSatisfy({ $0 < $1 }) else { return nil }
        let sequence = Self.sequence(lower, inner, upper)
        let count = inner.count + 4
        // Second derivatives at the outer knots, without the first B-spline: 2 conditions.
        var conditions = [
            Array(Self.basis(lower, sequence, count, derivative: 2).dropFirst()),
            Array(Self.basis(upper, sequence, count, derivative: 2).dropFirst()),
        ]
        let size = count - 1
        var rotation = Matrix.identity(size)
        for step in 0..<2 {
            var reflector = [Double](repeating: 0, count: size)
            for index in step..<size { reflector[index] = conditions[step][index] }
            let length = dot(reflector, reflector).squareRoot()
            guard length > 0 else { return nil }
            reflector[step] += reflector[step] < 0 ? -length : length
            let half = dot(reflector, reflector) / 2
            for other in step..<2 {
                let along = dot(reflector, conditions[other]) / half
                for index in 0..<size { conditions[other][index] -= along * reflector[index] }
            }
            for column in 0..<size {
                var along = 0.0
                for row in 0..<size { along += reflector[row] * rotation[row, column] }
                along /= half
                for row in 0..<size { rotation[row, column] -= along * reflector[row] }
            }
        }
        // Q' = rotation; the columns are rows 3… of Q' applied to the B-splines.
        projection = rotation.selecting(rows: Array(2..<size), columns: Array(0..<size)).transposed
    }

    func values(at x: Double) -> [Double] {
        let sequence = Self.sequence(lower, inner, upper)
        let count = inner.count + 4
        let splines: [Double]
        if x >= lower, x <= upper {
            splines = Self.basis(x, sequence, count, derivative: 0)
        } else {
            let knot = x < lower ? lower : upper
            let value = Self.basis(knot, sequence, count, derivative: 0)
            let slope = Self.basis(knot, sequence, count, derivative: 1)
            splines = zip(value, slope).map { $0 + $1 * (x - knot) }
        }
        var result = [Double](repeating: 0, count: width)
        for row in 0..<(count - 1) where splines[row + 1] != 0 {
            for column in 0..<width { result[column] += splines[row + 1] * projection[row, column] }
        }
        return result
    }

    private static func sequence(_ lower: Double, _ inner: [Double], _ upper: Double) -> [Double] {
        Array(repeating: lower, count: 4) + inner + Array(repeating: upper, count: 4)
    }

    /// All B-splines of order 4 at x within the outer knots, or a derivative of them
    /// (de Boor 1978, chapter X).
    private static func basis(_ x: Double, _ knots: [Double], _ count: Int, derivative: Int) -> [Double] {
        // The stretch that holds x; the last is closed to the right.
        var stretch = 3
        while stretch < count - 1, x >= knots[stretch + 1] { stretch += 1 }
        var values = [Double](repeating: 0, count: knots.count - 1)
        values[stretch] = 1
        for order in 2...4 {
            let isDerivative = order > 4 - derivative
            let degree = Double(order - 1)
            for index in 0..<(knots.count - order) {
                let left = knots[index + order - 1] - knots[index]
                let right = knots[index + order] - knots[index + 1]
                var value = 0.0
                if left > 0 { value += (isDerivative ? degree : x - knots[index]) / left * values[index] }
                if right > 0 { value += (isDerivative ? -degree : knots[index + order] - x) / right * values[index + 1] }
                values[index] = value
            }
            values[knots.count - order] = 0
        }
        return Array(values.prefix(count))
    }
}
