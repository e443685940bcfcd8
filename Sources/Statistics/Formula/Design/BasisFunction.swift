/// A basis with what it took from the data: means, knots. Numbers to columns.
enum BasisFunction: Hashable, Sendable {
    case piecewise(knots: [Double])
    case powers(degree: Int)
    case orthogonal(OrthogonalPolynomial)
    case naturalSpline(NaturalSpline)

    /// - Throws: a sentence in a ``FormulaError`` when the numbers do not determine the basis.
    init(_ basis: Basis, fitting numbers: [Double], label: String) throws(FormulaError) {
        let distinct = Set(numbers).count
        switch basis {
        case .piecewise(let knots): self = .piecewise(knots: knots)
        case .polynomial(let degree, let isRaw):
            guard distinct > degree else {
                throw FormulaError("\(label) needs more than \(degree) different values; there are \(distinct).")
            }
            self = isRaw ? .powers(degree: degree) : .orthogonal(OrthogonalPolynomial(fitting: numbers, degree: degree))
        case .naturalSpline(let knots):
            guard let spline = NaturalSpline(knots, fitting: numbers) else {
                throw FormulaError("\(label) has no natural spline on these data: there are \(distinct) different values, and the inner knots must differ and lie between the least and the greatest of them.")
            }
            self = .naturalSpline(spline)
        }
    }

    var width: Int {
        switch self {
        case .piecewise(let knots): knots.count + 1
        case .powers(let degree): degree
        case .orthogonal(let polynomial): polynomial.alpha.count
        case .naturalSpline(let spline): spline.width
        }
    }

    func values(at x: Double) -> [Double] {
        switch self {
        case .piecewise(let knots):
            var result = [min(x, knots[0])]
            for (index, knot) in knots.enumerated() {
                let end = index + 1 < knots.count ? knots[index + 1] - knot : .infinity
                result.append(min(max(0, x - knot), end))
            }
            return result
        case .powers(let degree):
            var result: [Double] = []
            var power = 1.0
            for _ in 0..<degree {
                power *= x
                result.append(power)
            }
            return result
        case .orthogonal(let polynomial): return polynomial.values(at: x)
        case .naturalSpline(let spline): return spline.values(at: x)
        }
    }
}
