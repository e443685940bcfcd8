/// Several columns made of one number: bent lines, polynomials, splines.
public enum Basis: Hashable, Sendable {
    /// `piecewise(x, k1, k2)`: how much of x lies in each stretch. With one knot k they are
    /// min(x, k) and max(0, x − k), so that each coefficient is the slope of its stretch.
    case piecewise(knots: [Double])
    /// `poly(x, degree)`: orthogonal polynomials of length 1; `raw = TRUE` plain powers.
    case polynomial(degree: Int, isRaw: Bool)
    /// `ns(x, df)`: natural cubic spline with its inner knots at quantiles of x, or at those given.
    case naturalSpline(SplineKnots)

    public enum SplineKnots: Hashable, Sendable {
        case degreesOfFreedom(Int)
        /// Inner knots; the outer ones are the ends of the data.
        case inner([Double])
    }

    static let names = ["piecewise", "poly", "ns"]

    init(_ name: String, _ arguments: [FormulaText], at position: Int, in source: String) throws(FormulaError) {
        var numbers: [Double] = []
        var named: [String: [Double]] = [:]
        var isRaw = false
        for argument in arguments {
            let sides = argument.split(at: "=")
            let key = sides.count == 2 ? sides[0].text : ""
            let value = sides[sides.count - 1]
            if key == "raw" {
                guard ["TRUE", "FALSE", "T", "F", "true", "false"].contains(value.text) else {
                    throw FormulaError([.init("raw is TRUE or FALSE.", in: source, at: value.position)])
                }
                isRaw = value.text.lowercased().hasPrefix("t")
                continue
            }
            let values = try Self.numbers(value, in: source)
            if key.isEmpty { numbers += values } else { named[key] = values }
        }
        func fail(_ message: String) -> FormulaError { FormulaError([.init(message, in: source, at: position)]) }
        let known = ["piecewise": ["knots"], "poly": ["degree"], "ns": ["df", "knots"]][name] ?? []
        for key in named.keys.sorted() where !known.contains(key) {
            throw fail("\(name)() has no argument \"\(key)\".")
        }
        func whole(_ values: [Double]) -> Int? { values.count == 1 ? Int(exactly: values[0]) : nil }
        switch name {
        case "piecewise":
            let knots = named["knots"] ?? numbers
            guard !knots.isEmpty, zip(knots, knots.dropFirst()).allSatisfy({ $0 < $1 }) else {
                throw fail("piecewise(x, k1, k2, …) needs one knot or more, in rising order.")
            }
            self = .piecewise(knots: knots)
        case "poly":
            guard let degree = whole(named["degree"] ?? numbers), (1...20).contains(degree) else {
                throw fail("poly(x, degree) needs a degree, a whole number from 1 to 20.")
            }
            self = .polynomial(degree: degree, isRaw: isRaw)
        default:
            if let knots = named["knots"] {
                guard zip(knots, knots.dropFirst()).allSatisfy({ $0 < $1 }) else {
                    throw fail("The knots of ns(x, knots = c(…)) stand in rising order.")
                }
                self = .naturalSpline(.inner(knots))
            } else {
                guard let df = whole(named["df"] ?? numbers), (1...50).contains(df) else {
                    throw fail("ns(x, df) needs its number of columns, a whole number from 1 to 50.")
                }
                self = .naturalSpline(.degreesOfFreedom(df))
            }
        }
    }

    /// One number, or several as in `c(1, 2)`.
    private static func numbers(_ text: FormulaText, in source: String) throws(FormulaError) -> [Double] {
        var parts = [text]
        if text.text.hasPrefix("c("), text.text.hasSuffix(")") {
            parts = FormulaText(String(text.text.dropFirst(2).dropLast()), at: text.position + 2).split(at: ",")
        }
        var numbers: [Double] = []
        for part in parts {
            let isNegative = part.text.hasPrefix("-")
            guard let number = NumberText(String(part.text.dropFirst(isNegative ? 1 : 0)))?.value else {
                throw FormulaError([.init("Here a number is needed.", in: source, at: part.position)])
            }
            numbers.append(isNegative ? -number : number)
        }
        return numbers
    }
}
