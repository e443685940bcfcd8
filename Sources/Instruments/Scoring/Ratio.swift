/// A score before its one division: whole sums stay exact, and means of means are rounded once.
struct Ratio {
    var numerator: Double
    /// A whole number above zero.
    var denominator: Double

    init(_ numerator: Double, over denominator: Double = 1) {
        self.numerator = numerator
        self.denominator = denominator
    }

    var value: Double { numerator / denominator }

    /// whole − self.
    func reflected(in whole: Double) -> Ratio {
        Ratio(whole * denominator - numerator, over: denominator)
    }

    func times(_ factor: Double) -> Ratio { Ratio(numerator * factor, over: denominator) }

    func dividedBy(count: Int) -> Ratio { Ratio(numerator, over: denominator * Double(count)) }

    static func + (left: Ratio, right: Ratio) -> Ratio {
        if left.denominator == right.denominator {
            return Ratio(left.numerator + right.numerator, over: left.denominator)
        }
        let divisor = greatestCommonDivisor(left.denominator, right.denominator)
        let leftFactor = right.denominator / divisor
        let rightFactor = left.denominator / divisor
        let sum = left.numerator * leftFactor + right.numerator * rightFactor
        return Ratio(sum, over: left.denominator * leftFactor)
    }

    private static func greatestCommonDivisor(_ first: Double, _ second: Double) -> Double {
        var (larger, smaller) = (first, second)
        while smaller > 0 { (larger, smaller) = (smaller, larger.truncatingRemainder(dividingBy: smaller)) }
        return larger
    }
}
