import Instruments
import StudyDesign
import Testing

/// State, trait and experience never share a variable: every parameter of the shelf has a name of its own.
@Suite struct ParameterNameTests {
    @Test func everyNameIsOneParameter() throws {
        let catalog = try Catalog.bundled()
        let names = catalog.instruments.flatMap { instrument in instrument.scales.map { Parameter(instrument.id, $0.id).name } }
        let doubled = Dictionary(grouping: names, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
        #expect(names.count > 200)
        #expect(doubled.isEmpty, "\(doubled)")
        // Item columns stand beside them in one table.
        let columns = Set(catalog.instruments.flatMap { $0.items.map(\.code) })
        #expect(columns.count == catalog.instruments.map(\.items.count).reduce(0, +))
        #expect(columns.isDisjoint(with: names))
    }

    @Test func timeframesOfOneConstructAreInstrumentsOfTheirOwn() throws {
        let forms = try Catalog.bundled().instruments.filter { $0.construct == "self-compassion" }
        #expect(Set(forms.map(\.timeframe)) == [.trait, .state])
        #expect(Set(forms.map(\.abbreviation)).count == forms.count)
    }
}
