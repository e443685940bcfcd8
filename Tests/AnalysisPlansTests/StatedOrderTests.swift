import AnalysisPlans
import Statistics
import Testing

/// Levels of text are an order only where the plan says so.
@Suite struct StatedOrderTests {
    private static let csv = """
        a,b,n,y
        low,low,1,1.0
        mid,mid,2,2.5
        high,mid,3,2.9
        none,none,0,0.2
        low,none,1,1.4
        high,high,3,3.6
        mid,low,2,1.8
        none,low,0,0.1

        """
    private static let levels = #"{"levels": ["none", "low", "mid", "high"]}"#

    private func warnings(_ fields: String, variables: String = "{}") throws -> [String] {
        let json = #"{"plan": 1, "variables": \#(variables), \#(fields)}"#
        return try #require(try Plans.outcome(json, on: Self.csv).outcomes.first).warnings
    }

    @Test(arguments: [
        #""analysis": "agreement", "statistic": "weighted_kappa", "raters": ["a", "b"]"#,
        #""analysis": "agreement", "statistic": "krippendorff_alpha", "metric": "ordinal", "raters": ["a", "b"]"#,
        #""analysis": "regression", "formula": "y ~ a", "contrasts": {"a": "polynomial"}"#,
    ])
    func textIsNotAnOrder(fields: String) throws {
        let told = try warnings(fields)
        #expect(told.contains { $0.contains("high < low < mid < none") && $0.contains("under variables") })
        let stated = try warnings(fields, variables: #"{"a": \#(Self.levels), "b": \#(Self.levels)}"#)
        #expect(!stated.contains { $0.contains("order") })
    }

    @Test func whatDoesNotRestOnAnOrderIsNotWarnedOf() throws {
        for fields in [
            #""analysis": "agreement", "statistic": "kappa", "raters": ["a", "b"]"#,
            #""analysis": "agreement", "statistic": "krippendorff_alpha", "metric": "nominal", "raters": ["a", "b"]"#,
            #""analysis": "agreement", "statistic": "weighted_kappa", "raters": ["n", "n2"]"#,
        ] {
            let told = try warnings(fields, variables: #"{"n2": {"from": "n", "labels": ["none", "low", "mid", "high"]}, "n": {"labels": ["none", "low", "mid", "high"]}}"#)
            #expect(!told.contains { $0.contains("order") }, "\(fields)")
        }
    }

    @Test func visitsOfTextAreNotAnOrder() throws {
        var csv = "id,visit,y\n"
        // Three visits of ten persons; the residuals are of no pattern.
        for person in 0..<10 {
            for (place, visit) in ["start", "middle", "end"].enumerated() {
                csv += "p\(person),\(visit),\(Double((person * 7 + place * 5 + person * place * 3) % 11) + Double(person))\n"
            }
        }
        func told(_ structure: String, _ variables: String) throws -> [String] {
            let json = #"{"plan": 1, "variables": \#(variables), "analysis": "mmrm", "formula": "y ~ visit + \#(structure)(visit | id)"}"#
            return try #require(try Plans.outcome(json, on: csv).outcomes.first).warnings
        }
        #expect(try told("ar1", "{}").contains { $0.contains("end < middle < start") })
        #expect(try !told("ar1", #"{"visit": {"levels": ["start", "middle", "end"]}}"#).contains { $0.contains("order") })
        #expect(try !told("cs", "{}").contains { $0.contains("order") })
    }
}
