import Testing

/// The full table, with more repetitions, stands in `Documentation/Methods/Heterogeneity.md`.
@Suite("A part of an arm that went the other way") struct PlantedMinorityTests {
    @Test("Ten in a hundred are reported")
    func planted() throws { #expect(try PlantedMinority.reported(40, effect: 0.8, harmed: 0.1) >= 0.85) }

    @Test("Where there is none, none is reported")
    func none() throws { #expect(try PlantedMinority.reported(40, effect: 0.8, harmed: 0) <= 0.1) }

    @Test("Changes that lean in both arms are not called a minority")
    func leaning() throws { #expect(try PlantedMinority.reported(40, effect: 0.8, harmed: 0, lean: .some) <= 0.15) }

    @Test("People who stay as they are while the rest improves are not called harmed")
    func unmoved() throws { #expect(try PlantedMinority.reported(40, effect: 1.2, harmed: 0, unmoved: 0.15) <= 0.1) }

    @Test("A scale that leans strongly by itself is no part that went the other way", arguments: ["control", "active"])
    func exponential(_ arm: String) throws {
        let share = try PlantedMinority.reported(40, effect: 0, harmed: 0, lean: .exponential, arm: arm)
        #expect(share <= (arm == "control" ? 0 : 0.2))
    }
}
