import Mechanisms
import Statistics
import Testing

/// When a mediation warns, and when it does not.
@Suite struct MediationWarningTests {
    @Test func roundingHasNoDirection() {
        #expect(!MediationWarning.areOpposite(1, -1e-15))
        #expect(!MediationWarning.areOpposite(0, -1))
        #expect(!MediationWarning.areOpposite(2, 1))
        #expect(MediationWarning.areOpposite(1, -0.001))
    }

    @Test(arguments: [(5, true, "not to be relied on"), (20, false, "too narrow")])
    func fewUnitsAreWarnedOf(_ units: Int, _ lacksBCa: Bool, _ words: String) throws {
        let trial = try simulatedTrial()
        let site = Column(name: "site", numbers: (0..<60).map { Double(($0 / 2) % units) })
        var specification = plan()
        specification.bootstrap = BootstrapSpecification(resamples: 1000, unit: "site")
        let fit = try specification.fit(on: try DataTable(columns: trial.columns + [site]))
        #expect(fit.cautions.contains(.fewUnits(units)))
        #expect(fit.warnings.contains { $0.contains(words) })
        #expect(fit.cautions.contains(.noBCaOfUnits(units)) == lacksBCa)
    }
}
