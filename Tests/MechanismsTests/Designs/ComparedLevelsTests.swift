import Mechanisms
import Statistics
import Testing

@Suite struct ComparedLevelsTests {
    private func dose(_ change: (Int, Double) -> Double) throws -> DataTable {
        let table = try simulatedPeople()
        let arms = try table.numbers("arm").enumerated().map { change($0.offset, $0.element.value ?? 0) }
        return try DataTable(columns: table.columns.map { $0.name == "arm" ? Column(name: "arm", numbers: arms) : $0 })
    }

    @Test func theTwoValuesThatThereAreAreCompared() throws {
        let model = peopleModel("days")
        let plain = try LogMediation(model, family: .poisson).fit(on: simulatedPeople(), running: Running())
        let mg = try LogMediation(model, family: .poisson).fit(on: dose { 100 * $1 }, running: Running())
        #expect(mg.specification.treated == 100 && mg.results["exposure_levels", "treated"]?.number == 100)
        for (one, other) in zip(plain.designEffects, mg.designEffects) { #expect(near(one.estimate, other.estimate, 1e-7), "\(one.name)") }
        #expect(!mg.warnings.contains { $0.contains("Nobody had") })
        let linear = try InteractionMediation(peopleModel("cost")).fit(on: dose { 100 * $1 }, running: Running())
        #expect(linear.specification.control == 0 && linear.specification.treated == 100)
    }

    @Test func levelsThatNobodyHadAreSaid() throws {
        let stated = try LogMediation(peopleModel("days"), family: .poisson, control: 0, treated: 1)
            .fit(on: dose { 100 * $1 }, running: Running())
        #expect(stated.specification.treated == 1)
        #expect(stated.warnings.contains { $0.contains("Nobody had arm 1") && $0.contains("0 and 100") })
        // More than two values: 0 and 1, which lie outside what was seen.
        let outside = try InteractionMediation(peopleModel("cost")).fit(on: dose { 40 + 10 * Double($0 % 3) + $1 }, running: Running())
        #expect(outside.warnings.contains { $0.contains("Nobody had arm 0 or 1") })
        let inside = try InteractionMediation(peopleModel("cost"), control: 45, treated: 55)
            .fit(on: dose { 40 + 10 * Double($0 % 3) + $1 }, running: Running())
        #expect(!inside.warnings.contains { $0.contains("Nobody had") })
    }
}
