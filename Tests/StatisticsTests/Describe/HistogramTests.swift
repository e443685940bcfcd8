import Statistics
import Testing

@Suite struct HistogramTests {
    @Test func wholeNumbersStandInTheMiddleOfTheirBins() throws {
        let histogram = try #require(Histogram([1, 5, 2, 2, 4, 2]))
        #expect(histogram.breaks == [0.5, 1.5, 2.5, 3.5, 4.5, 5.5])
        #expect(histogram.counts == [1, 3, 0, 1, 1])
    }

    /// By hand: type 7 quartiles of 0, 0.1 … 9.9 are 2.475 and 7.425; 2 · 4.95 / 100^⅓ = 2.13, up to 5.
    @Test func widthOfFreedmanAndDiaconis() throws {
        let histogram = try #require(Histogram((0..<100).map { Double($0) / 10 }))
        #expect(histogram.breaks == [0, 5, 10])
        #expect(histogram.counts == [50, 50])
        #expect(histogram.densities == [0.1, 0.1])
    }

    private static let shapes: [[Double]] = [
        [3.7], [2.5, 2.5, 2.5], [0.1, 0.1, 0.1, 0.1, 7], [1e300, -1e300], [1e-300, 3e-300, 5.5],
        [1e15 + 0.125, 1e15 + 0.25], [0, 1e9 + 0.5], [-7.3, -7.2, -1.5], [1e16, 10_000_000_000_000_060],
        (1...500).map { (k: Int) -> Double in 1 / Double(k) },
        (0..<999).map { (k: Int) -> Double in Double(k) * 1e6 },
    ]

    @Test(arguments: shapes)
    func nothingIsLeftOut(_ numbers: [Double]) throws {
        let histogram = try #require(Histogram(numbers))
        #expect(histogram.n == numbers.count)
        #expect(histogram.breaks.count == histogram.counts.count + 1)
        #expect(histogram.counts.count <= 90)
        #expect(zip(histogram.breaks, histogram.breaks.dropFirst()).allSatisfy { $0 < $1 })
        let last = histogram.counts.count - 1
        for (bin, count) in histogram.counts.enumerated() {
            let inside = numbers.count { number in
                number >= histogram.breaks[bin]
                    && (bin == last ? number <= histogram.breaks[bin + 1] : number < histogram.breaks[bin + 1])
            }
            #expect(inside == count)
        }
        var area = 0.0
        for (bin, density) in histogram.densities.enumerated() {
            area += density * (histogram.breaks[bin + 1] - histogram.breaks[bin])
        }
        #expect(abs(area - 1) < 1e-9)
    }

    @Test func whatCannotBeDrawn() {
        #expect(Histogram([]) == nil)
        #expect(Histogram([1.7e308, -1.7e308]) == nil)
    }
}
