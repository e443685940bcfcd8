import Mechanisms
import Statistics
import Testing

/// A therapist or site is drawn with all its people, whatever the design.
@Suite struct UnitsInDesignsTests {
    /// Fourteen therapists with ten people each.
    private func table() throws -> DataTable {
        let people = try simulatedPeople()
        let therapist = (0..<people.rowCount).map { Double($0 / 10) }
        let won = try people.numbers("y").map { cell in cell.value.map { $0 > 4 ? 1.0 : 0 } }
        let extra = try people.numbers("w").map(\.value)
        return try DataTable(
            columns: people.columns + [
                Column(name: "therapist", numbers: therapist), Column(name: "won", numbers: won), Column(name: "m2", numbers: extra),
            ])
    }

    private func drawn(_ fit: some MediationDesignFit) -> Int? { fit.bootstrap?.units }

    @Test func everyDesignDrawsThem() throws {
        let table = try table()
        func model(_ outcome: String, _ mediators: [String] = ["m"]) -> MediationSpecification {
            var model = peopleModel(outcome, resamples: 120, unit: "therapist")
            model.mediators = mediators
            return model
        }
        let running = Running(threads: 2)
        #expect(try model("y").fit(on: table).bootstrap?.units == 14)
        #expect(drawn(try SerialMediation(model("y", ["m", "m2"])).fit(on: table, running: running)) == 14)
        #expect(drawn(try InteractionMediation(model("y")).fit(on: table, running: running)) == 14)
        #expect(drawn(try BinaryMediation(model("won")).fit(on: table, running: running)) == 14)
        #expect(drawn(try ModeratedMediation(model("y"), moderator: "w", paths: [.a]).fit(on: table, running: running)) == 14)
        #expect(drawn(try LogMediation(model("days"), family: .poisson).fit(on: table, running: running)) == 14)
        #expect(drawn(try IncompleteMediation(model("y_gaps", ["m_gaps"])).fit(on: table, running: running)) == 14)
        let several = try SeveralOutcomes(model("y"), outcomes: ["y", "cost"]).fit(on: table, running: running)
        #expect(several.fits.map { $0.bootstrap?.units } == [14, 14])
        // Drawn by therapists, whole groups come and go: the spread is another than by people.
        var alone = model("y_gaps", ["m_gaps"])
        let byTherapist = try ImputedMediationAnalysis(.init(mediation: alone, method: .bootstrapThenImpute, imputations: 2)).fit(on: table, running: running)
        alone.bootstrap?.unit = nil
        let byPerson = try ImputedMediationAnalysis(.init(mediation: alone, method: .bootstrapThenImpute, imputations: 2)).fit(on: table, running: running)
        #expect(byTherapist.result.effects.map(\.standardError) != byPerson.result.effects.map(\.standardError))
    }

    /// With one person a therapist the units are the rows.
    @Test func unitsOfOneRowAreRows() throws {
        let people = try simulatedPeople()
        let own = try DataTable(columns: people.columns + [Column(name: "self", numbers: (0..<people.rowCount).map(Double.init))])
        let byUnit = try LogMediation(peopleModel("days", resamples: 100, unit: "self"), family: .poisson).fit(on: own, running: Running())
        let byRow = try LogMediation(peopleModel("days", resamples: 100), family: .poisson).fit(on: own, running: Running())
        for name in ["acme_control", "total"] {
            #expect(near(byUnit.bootstrap?.effect(name)?.monteCarlo?.standardError, byRow.bootstrap?.effect(name)?.monteCarlo?.standardError, 1e-9))
        }
    }
}
