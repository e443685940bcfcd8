import AnalysisPlans
import Testing

/// What ordered items and two levels do not carry out is told, each field by its name.
@Suite struct StructuralPlanTests {
    private static let fields = [
        #""monte_carlo_draws": 1000"#, #""modification_indices": 3"#, #""bootstrap": {"resamples": 100}"#, #""missing": "fiml""#,
        #""occasions": {"d": ["f", "g"]}"#, #""meanstructure": false"#,
    ]
    private static let ordered = #""ordered": true, "model": ["f =~ a + b + c", "g =~ d + e + h"]"#
    private static let levels = #""cluster": "id", "model": ["level: 1", "y ~ x", "level: 2", "y ~ z"]"#

    private func faults(_ fields: String) throws -> [String] {
        try Plans.faults("{\"plan\": 1, \"analysis\": \"sem\", \(fields)}")
    }

    @Test(arguments: fields) func aFieldThatIsNotCarriedOutIsAFault(_ field: String) throws {
        let name = try #require(field.split(separator: "\"").first.map(String.init))
        for (model, what) in [(Self.ordered, "ordered items"), (Self.levels, "two-level models")] {
            #expect(try faults(model).isEmpty)
            let told = try faults("\(model), \(field)")
            #expect(told.count == 1 && told[0].contains("\(name): ") && told[0].contains(what), "\(told)")
        }
    }

    @Test func anEstimatorThatOrderedItemsDoNotHaveIsAFault() throws {
        #expect(try faults("\(Self.ordered), \"estimator\": \"ULSMV\"").isEmpty)
        #expect(try faults("\(Self.ordered), \"estimator\": \"MLR\"").first?.contains("WLSMV or ULSMV") == true)
    }

    @Test func theStepsOfInvarianceAreNotBootstrapped() throws {
        let json = #"{"plan": 1, "analysis": "invariance", "model": "f =~ a + b + c", "group": "g", "bootstrap": {"resamples": 100}}"#
        #expect(try Plans.faults(json).contains { $0.contains("steps of invariance") })
    }
}
