import Reports
import Statistics
import Testing

/// Whole cases: plan, data and the numbers of R 4.2.2 (origin: `MechanismsTests/Reference/README.md`).
/// How many numbers each case compares was counted in its `expected.json` by another program (Python 3).
@Suite struct ReferenceCaseTests {
    private static func expectation(_ name: String) throws -> ReferenceExpectation {
        try ReferenceExpectation(json: try Plans.reference(name, "expected.json"))
    }

    private static func results(_ name: String) throws -> ResultTree {
        try Plans.outcome(
            try Plans.reference(name, "plan.json"), on: try Plans.reference(name, "data.csv"), threads: 2
        ).results
    }

    @Test(arguments: [
        ("a1-single-mediator-trial", 258), ("a2-single-mediator-jobs", 285), ("b1-six-parallel-trial", 1189), ("b2-four-parallel-bfi", 716),
    ]) func everyNumberIsWithin(_ name: String, _ numbers: Int) throws {
        let comparison = try Self.expectation(name).compare(with: try Self.results(name))
        #expect(comparison.deviations.map(\.description) == [])
        #expect(comparison.isWithin)
        #expect(comparison.compared == numbers)
    }

    /// Each single number of a case is looked at: moved far out, it is found, and nothing beside it.
    @Test func everyPlantedDeviationIsFound() throws {
        let name = "a1-single-mediator-trial"
        let expectation = try Self.expectation(name)
        let ours = try Self.results(name)
        let wanted = Set(expectation.compare(with: .of([:])).deviations.map(\.name))
        #expect(wanted.count == 258)
        for leaf in ours.leaves where wanted.contains(leaf.name) {
            guard let number = leaf.value.number else { continue }
            let moved = number + 10 * max(1, abs(number))
            let tree = ResultTree.branch(ours.leaves.map { .init($0.name, $0.name == leaf.name ? .number(moved) : $0.value) })
            #expect(expectation.compare(with: tree).deviations.map(\.name) == [leaf.name])
        }
    }
}
