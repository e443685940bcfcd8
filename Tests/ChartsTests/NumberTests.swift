import Charts
import Testing

@Suite struct NumberTests {
    /// Expected: C `printf("%.*f")` (glibc), with U+2212 for minus and no negative zero.
    @Test(arguments: [
        (19.6, 1, "19.6"), (-9.2, 1, "\u{2212}9.2"), (0.125, 2, "0.12"), (0.375, 2, "0.38"),
        (2.675, 2, "2.67"), (1.005, 2, "1.00"), (1.115, 2, "1.11"), (-0.04, 1, "0.0"), (0, 2, "0.00"),
        (999.995, 2, "1000.00"), (12, 0, "12"), (2.5, 0, "2"), (3.5, 0, "4"), (1e-9, 3, "0.000"),
        (123_456_789.5, 1, "123456789.5"),
    ]) func fixedDecimals(value: Double, decimals: Int, expected: String) {
        #expect(ChartNumber.text(value, decimals: decimals) == expected)
    }

    @Test func whatIsNoNumberIsWords() {
        #expect(ChartNumber.text(.nan, decimals: 1) == "not available")
        #expect(ChartNumber.text(-.infinity, decimals: 1) == "not available")
        #expect(ChartNumber.text(1.25e15, decimals: 1) == "1.2 \u{D7} 10^15")
        #expect(ChartNumber.text(-9.99e300, decimals: 1) == "\u{2212}1.0 \u{D7} 10^301")
        #expect(ChartNumber.interval(-1, 2, decimals: 0) == "\u{2212}1 to 2")
        #expect(Optional(Double.nan).missingWords(nil) == "not a finite number")
        #expect(Optional(1e200).missingWords("") == "too large to draw")
        #expect(Double?.none.missingWords("travelling") == "travelling")
    }

    @Test func axesHaveHonestTicks() {
        let symptoms = Axis(over: [15.4, 46.1])
        #expect(symptoms.ticks == [15, 20, 25, 30, 35, 40, 45, 50])
        #expect(Axis(over: [2.1, 3.7], fixed: 1...5, ticks: 4).ticks == [1, 2, 3, 4, 5])
        #expect(Axis(over: [3, 9], includesZero: true).ticks.first == 0)
        #expect(Axis(over: [0.11, 0.19]).label(0.12) == "0.12")
        let equal = Axis(over: [3, 3])
        #expect(equal.lower < 3 && 3 < equal.upper && equal.ticks.count >= 2)
        #expect(Axis(over: []).ticks.count >= 2)
        let outside = Axis(over: [6.5], fixed: 1...5)
        #expect(outside.upper >= 6.5)
    }

    /// 1, 1.2 and 1.5 lie in [1, 1.5) and [1.5, 2) by the rule "a bin holds its lower edge"; 5 in the last bin.
    @Test func binsHoldTheirLowerEdge() {
        let histogram = Histogram([1, 1.2, 1.5, 5, .nan], range: 1...5, binWidth: 0.5)
        #expect(histogram.bins.map(\.count) == [2, 1, 0, 0, 0, 0, 0, 1])
        #expect(histogram.values == [1, 1.2, 1.5, 5])
        // 0.3 / 0.1 is 2.9999999999999996 in binary; the value still belongs to the bin from 0.3.
        let tenths = Histogram([0.1, 0.2, 0.3], range: 0...1, binWidth: 0.1)
        #expect(tenths.bins.prefix(5).map(\.count) == [0, 1, 1, 1, 0])
    }

    @Test func everyValueIsCounted() {
        for numbers in HostileCharts.numbers {
            let values = numbers.compactMap { $0 }
            let drawable = values.filter { Optional($0).drawable != nil }
            let histogram = Histogram(values, range: nil, binWidth: nil)
            #expect(histogram.bins.map(\.count).reduce(0, +) == drawable.count, "\(numbers)")
        }
    }
}
