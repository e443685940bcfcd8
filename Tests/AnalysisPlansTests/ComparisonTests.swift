import AnalysisPlans
import Statistics
import Testing

/// What `compare` refuses, and what it says beside p.
@Suite struct ComparisonTests {
    /// Twelve rows: y, what may explain it, two halves and a person of each row.
    private static let csv = """
        y,x,w,half,id
        1.2,0.1,3.1,0,1
        2.7,1.3,2.2,0,1
        1.9,0.4,5.0,0,2
        4.4,2.2,1.7,0,2
        3.1,1.9,4.4,0,3
        5.2,2.9,3.3,0,3
        2.0,0.7,2.9,1,4
        3.6,1.5,4.1,1,4
        2.9,1.2,1.1,1,5
        4.0,2.6,2.4,1,5
        1.1,0.3,3.8,1,6
        2.2,1.0,4.9,1,6

        """

    private static func plan(_ kind: String, _ a: String, _ b: String) -> String {
        #"{"plan": 1, \#(kind), "analyses": {"a": {\#(a)}, "b": {\#(b)}, "c": {"compare": ["a", "b"]}}}"#
    }

    private static let regression = #""analysis": "regression""#

    private func refusal(_ kind: String, _ a: String, _ b: String) throws -> String {
        try Plans.refusal(Self.plan(kind, a, b), on: Self.csv).joined(separator: " ")
    }

    private func warnings(_ kind: String, _ a: String, _ b: String) throws -> [String] {
        try #require(try Plans.outcome(Self.plan(kind, a, b), on: Self.csv).outcome("c")).warnings
    }

    @Test func asManyButOtherRowsAreRefused() throws {
        let told = try refusal(Self.regression, #""formula": "y ~ w", "subset": "half == 0""#, #""formula": "y ~ w + x", "subset": "half == 1""#)
        #expect(told.contains("only fits of the same rows are compared"))
    }

    @Test func aSmallerFitThatFitsBetterIsRefused() throws {
        let told = try refusal(Self.regression, #""formula": "y ~ x""#, #""formula": "y ~ w + half""#)
        #expect(told.contains("not nested"))
    }

    @Test func clustersAreRefusedAndNestedFitsAreNot() throws {
        let told = try refusal(Self.regression + #", "cluster": "id""#, #""formula": "y ~ x""#, #""formula": "y ~ x + w""#)
        #expect(told.contains("belong together by id"))
        #expect(try warnings(Self.regression, #""formula": "y ~ x""#, #""formula": "y ~ x + w""#) == [])
    }

    @Test func termsThatTheLargerLacksAreNamed() throws {
        let told = try warnings(Self.regression, #""formula": "y ~ w""#, #""formula": "y ~ x + half""#)
        #expect(told.count == 1 && told[0].contains("a has w,"))
    }

    @Test func aVarianceAtItsBoundaryIsTold() throws {
        let told = try warnings(#""analysis": "lmm", "method": "ML""#, #""formula": "y ~ x + (1 | half)""#, #""formula": "y ~ x + (1 | half) + (1 | id)""#)
        #expect(told.contains { $0.contains("conservative") })
    }

    @Test func momentsHaveNoLikelihood() throws {
        let told = try refusal(
            #""analysis": "meta_analysis", "effect": "y", "variance": "w""#, #""tau2": "fixed""#, #""tau2": "DL""#)
        #expect(told.contains("tau2: ML"))
    }

    @Test func theDigestTellsOrderAndValue() {
        #expect(RowsDigest([1, 2, 0]) == RowsDigest([1, 2, -0.0]))
        #expect(RowsDigest([1, 2]) != RowsDigest([2, 1]) && RowsDigest([0]) != RowsDigest([0, 0]) && RowsDigest([]) != RowsDigest([0]))
    }
}
