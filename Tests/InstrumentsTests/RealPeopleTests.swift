import Foundation
import Instruments
import Testing

/// 375 people answered the SCS; the authors stored six facet sums and a total.
/// Data and credit: `Reference/README.md` (Caudek, ccaudek/ema_scs_piel).
@Suite struct RealPeopleTests {
    @Test func storedSumsFollowForEveryPerson() throws {
        let instrument = try Shelf.instrument("scs")
        let people = try Self.people()
        #expect(people.count == 375)
        let counts: [String: Double] = [
            "self_kindness": 5, "self_judgment": 5, "common_humanity": 4, "isolation": 4,
            "mindfulness": 4, "over_identification": 4,
        ]
        for (row, person) in people.enumerated() {
            let byCode = Dictionary(
                uniqueKeysWithValues: try instrument.items.map { item in
                    (item.code, Answer.value(try #require(person[item.code])))
                })
            let sheet = instrument.score(try Answers(byCode, for: instrument))
            for (facet, count) in counts {
                let mean = try #require(sheet[facet])
                let stored = try #require(person["published_" + facet])
                #expect(mean == stored / count, "row \(row + 1), \(facet)")
            }
            let total = try #require(sheet["total_item_mean"])
            let stored = try #require(person["published_scs_total_score"])
            #expect(total == stored / 26, "row \(row + 1), total")
        }
    }

    /// Facets and total have keys of their own, with reversals of their own in the DERS: facets that
    /// share out all items must add up to the total.
    @Test func facetsOfDersAndDassAddUpForEveryPerson() throws {
        for id in ["ders36", "dass21"] {
            let instrument = try Shelf.instrument(id)
            for person in try Self.people() {
                let byCode = Dictionary(
                    uniqueKeysWithValues: try instrument.items.map { item in
                        (item.code, Answer.value(try #require(person[item.code])))
                    })
                let sheet = instrument.score(try Answers(byCode, for: instrument))
                let facets = instrument.scales.filter { $0.group == .facet && $0.method.scaleIDs.isEmpty }
                let sum = facets.reduce(0) { $0 + (sheet[$1.id] ?? .nan) }
                #expect(sum == sheet[id == "ders36" ? "total" : "total_raw"])
            }
        }
    }

    static func people() throws -> [[String: Double]] {
        let text = String(decoding: try Shelf.reference("self-compassion-items.csv"), as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
        let header = try #require(lines.first).map(String.init)
        return lines.dropFirst().map { line in
            Dictionary(uniqueKeysWithValues: zip(header, line.map { Double($0) ?? .nan }))
        }
    }
}
