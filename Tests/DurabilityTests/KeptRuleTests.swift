import Durability
import Statistics
import Testing

@Suite("Kept, faded, grew, by the rule of the plan")
struct KeptRuleTests {
    /// Before, at the end (day 42), and at the follow-up (day 365; nil not seen).
    private static let people: [(arm: String, values: [Double?])] = [
        ("x", [40, 20, 22]),  // kept: lost 2 of 20
        ("x", [40, 10, 20]),  // faded: lost 10 of 30, exactly a third, beyond error
        ("x", [40, 20, 12]),  // grew: 8 more than error
        ("x", [40, 18, nil]),  // not seen again
        ("x", [40, 30, 10]),  // no response
        ("y", [40, nil, 10]),  // unreadable
        ("y", [10, 4, 7]),  // faded: 3 of 6, within error
        ("y", [40, 20, 20]),  // kept
    ]

    private func table() throws -> DataTable {
        let days: [Double] = [0, 42, 365]
        var person: [String] = []
        var arm: [String] = []
        var time: [Double?] = []
        var y: [Double?] = []
        for (number, one) in Self.people.enumerated() {
            for (day, value) in zip(days, one.values) {
                person.append("p\(number)")
                arm.append(one.arm)
                time.append(day)
                y.append(value)
            }
        }
        return try DataTable(columns: [
            Given.words("person", person), Given.words("arm", arm), Column(name: "day", numbers: time), Column(name: "y", numbers: y),
        ])
    }

    private func spec(_ rule: KeptRule) -> DurabilitySpecification {
        DurabilitySpecification(
            person: "person", arm: "arm", time: "day", outcome: "y", anchor: "days", endOfTreatment: 42, random: .intercept, rule: rule)
    }

    @Test("Each person is counted where the rule puts them, and who was not seen again is not taken to have kept it")
    func counts() throws {
        // 1.96 √2 · 2 = 5.54.
        let rule = KeptRule(response: .share(0.45), loses: 1.0 / 3, error: .standardErrorOfMeasurement(2), at: 365, within: 30)
        let results = try spec(rule).fit(on: table(), running: Running()).results
        #expect(isNear(results.at("people.reliable_change"), 1.959963984540054 * 2.0.squareRoot() * 2))
        let x = ["kept": 1.0, "faded": 1, "faded_beyond_error": 1, "grew": 1, "not_seen_again": 1, "no_response": 1, "responders": 4, "unreadable": 0]
        for (name, count) in x { #expect(results.at("people.x.\(name)") == count, "x \(name)") }
        let y = ["kept": 1.0, "faded": 1, "faded_beyond_error": 0, "grew": 0, "not_seen_again": 0, "unreadable": 1, "responders": 2]
        for (name, count) in y { #expect(results.at("people.y.\(name)") == count, "y \(name)") }
        #expect(isNear(results.at("people.x.kept_or_grew.share"), 2.0 / 3))
        #expect(isNear(results.at("people.x.lowest_share"), 0.5))
        #expect(isNear(results.at("people.x.highest_share"), 0.75))
        // Wilson for 2 of 3.
        #expect(isNear(results.at("people.x.kept_or_grew.ci_lower"), 0.2076596, 1e-5))
        #expect(isNear(results.at("people.y_minus_x.est"), 0.5 - 2.0 / 3))
    }

    @Test("Visits some days off the end of treatment count within the window, and outside it are named, not taken for no response")
    func window() throws {
        // Two days late, two days early, and so on.
        let days = try table().numbers("day").map(\.value)
        let shifted = try DataTable(columns: table().columns.map { column in
            guard column.name == "day" else { return column }
            return Column(name: "day", numbers: days.enumerated().map { row, day in day.map { $0 == 0 ? 0 : $0 + (row / 3 % 2 == 0 ? 2 : -2) } })
        })
        let rule = KeptRule(response: .share(0.45), loses: 1.0 / 3, error: .standardErrorOfMeasurement(2), at: 365, within: 30)
        var wide = spec(rule)
        wide.within = 3
        let exact = try spec(rule).fit(on: table(), running: Running()).results
        let real = try wide.fit(on: shifted, running: Running()).results
        for arm in ["x", "y"] {
            for name in ["kept", "faded", "grew", "not_seen_again", "no_response", "unreadable", "responders"] {
                #expect(real.at("people.\(arm).\(name)") == exact.at("people.\(arm).\(name)"), "\(arm) \(name)")
            }
        }
        let narrow = try spec(rule).fit(on: shifted, running: Running())
        #expect(narrow.results.at("people.x.no_response") == 0 && narrow.results.at("people.x.outside_window") == 5)
        #expect(sentences(narrow).contains("within widens that"))
    }

    @Test("A rise is a loss or a gain as the plan says")
    func better() throws {
        let rule = KeptRule(response: .points(5), error: .standardErrorOfMeasurement(2), at: 365, within: 30)
        var turned = spec(rule)
        turned.better = .higher
        let negative = try DataTable(columns: table().columns.map { column in
            guard column.name == "y", case .numeric(let cells) = column.content else { return column }
            return Column(name: "y", numbers: cells.map { cell in cell.value.map { 100 - $0 } })
        })
        let one = try spec(rule).fit(on: table(), running: Running()).results["people"]
        let other = try turned.fit(on: negative, running: Running()).results["people"]
        #expect(one == other)
    }

    @Test("A reading before the end of treatment, or no value before treatment, is a sentence")
    func faults() throws {
        let early = KeptRule(response: .share(0.5), error: .reliability(0.9), at: 30, within: 3)
        #expect(throws: DurabilityError.self) { try spec(early).fit(on: table(), running: Running()) }
        var late = spec(KeptRule(response: .share(0.5), error: .reliability(0.9), at: 365, within: 3))
        late.endOfTreatment = -1
        #expect(throws: DurabilityError.self) { try late.fit(on: table(), running: Running()) }
    }
}
