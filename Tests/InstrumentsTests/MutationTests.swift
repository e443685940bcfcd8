import Foundation
import Instruments
import Testing

/// Do the worked examples have teeth? Every single slip of a key must change an expected score.
/// A slip is one reverse flag flipped, two items swapped between two facets or clusters, or one
/// reflected term flipped. The numbers of slips are those of the project's catalog of keys.
@Suite struct MutationTests {
    static let expectedCounts = [
        "caps5": 183, "dass21": 189, "ders36": 609, "gad7": 7, "pcl5": 183, "phq9": 9, "scs": 377,
    ]

    @Test(arguments: Shelf.ids) func everySlipIsDetected(id: String) throws {
        let definition = Data(try Shelf.definition(id).utf8)
        var examples = try WorkedExample.of(id)
        // The interview shares clusters and total with the checklist, and its own three examples
        // leave many items at 0: the checklist's answers must give the same five scores.
        if id == "caps5" { examples += try WorkedExample.of("pcl5") }
        let slips = try Slip.all(of: Self.object(definition))
        #expect(slips.count == Self.expectedCounts[id])
        var undetected: [String] = []
        for slip in slips {
            let data = try JSONSerialization.data(withJSONObject: slip.definition)
            let mutant = try Instrument(definition: Array(data), file: slip.name)
            let isDetected = try examples.contains { example in
                let sheet = mutant.score(try Shelf.answers(example.responses, for: mutant))
                return mutant.scales.contains { scale in
                    guard case .number(let number)? = example.expected[scale.id] else { return false }
                    return ((sheet[scale.id] ?? -1) - number).magnitude > 0.00005
                }
            }
            if !isDetected { undetected.append(slip.name) }
        }
        #expect(undetected.isEmpty, "\(undetected)")
    }

    static func object(_ data: Data) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
}

/// A definition with one thing wrong in its key.
private struct Slip {
    let name: String
    let definition: [String: Any]

    static func all(of definition: [String: Any]) throws -> [Slip] {
        let scales = try #require(definition["scales"] as? [[String: Any]])
        let methods = try scales.map { try #require($0["method"] as? [String: Any]) }
        func slip(_ name: String, _ changes: [Int: [String: Any]]) -> Slip {
            var (mutated, mutatedScales) = (definition, scales)
            for (index, method) in changes { mutatedScales[index]["method"] = method }
            mutated["scales"] = mutatedScales
            return Slip(name: name, definition: mutated)
        }
        var slips: [Slip] = []
        for (index, method) in methods.enumerated() {
            let id = scales[index]["id"] ?? ""
            if ["sum", "mean"].contains(method["kind"] as? String) {
                for item in method["items"] as? [Int] ?? [] {
                    slips.append(slip("flip \(item) in \(id)", [index: flipping(item, in: method)]))
                }
            }
            for (place, _) in (method["terms"] as? [[String: Any]] ?? []).enumerated() {
                let flipped = flippingTerm(place, in: method)
                slips.append(slip("flip term \(place) in \(id)", [index: flipped]))
            }
        }
        let facets = scales.indices.filter {
            ["facet", "cluster"].contains(scales[$0]["group"] as? String) && methods[$0]["items"] != nil
        }
        for first in facets {
            for second in facets where second > first {
                for item in methods[first]["items"] as? [Int] ?? [] {
                    for other in methods[second]["items"] as? [Int] ?? [] {
                        let left = replacing(item, by: other, in: methods[first])
                        let right = replacing(other, by: item, in: methods[second])
                        slips.append(slip("swap \(item) and \(other)", [first: left, second: right]))
                    }
                }
            }
        }
        return slips
    }

    private static func flipping(_ item: Int, in method: [String: Any]) -> [String: Any] {
        var reversed = method["reversed"] as? [Int] ?? []
        if let place = reversed.firstIndex(of: item) {
            reversed.remove(at: place)
        } else {
            reversed.append(item)
        }
        return method.merging(["reversed": reversed]) { $1 }
    }

    private static func flippingTerm(_ place: Int, in method: [String: Any]) -> [String: Any] {
        var terms = method["terms"] as? [[String: Any]] ?? []
        terms[place]["reflected"] = !(terms[place]["reflected"] as? Bool ?? false)
        return method.merging(["terms": terms]) { $1 }
    }

    /// The slip of a typist: the number is wrong, so its reverse flag is lost with it.
    private static func replacing(_ item: Int, by other: Int, in method: [String: Any])
        -> [String: Any]
    {
        let items = (method["items"] as? [Int] ?? []).map { $0 == item ? other : $0 }
        let reversed = (method["reversed"] as? [Int] ?? []).filter { $0 != item }
        return method.merging(["items": items, "reversed": reversed]) { $1 }
    }
}
