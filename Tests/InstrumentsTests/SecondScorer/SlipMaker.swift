import Foundation
import Testing

/// Makes every single slip of a definition's key.
struct SlipMaker {
    private let definition: [String: Any]
    private let scales: [[String: Any]]
    let methods: [[String: Any]]
    private(set) var slips: [Slip] = []

    init(_ text: String) throws {
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        // What may be left out and is no part of the key only costs time.
        let idle: Set = [
            "notes", "norms", "reliability", "thresholds", "codes", "bands", "safetyItems", "flags",
        ]
        definition = try #require(object as? [String: Any]).filter { !idle.contains($0.key) }
        scales = try #require(definition["scales"] as? [[String: Any]])
        methods = try scales.map { try #require($0["method"] as? [String: Any]) }
        for index in methods.indices {
            flips(index)
            terms(index)
            neighbors(index)
            domains(index)
            thresholds(index)
            conditions(index)
            rows(index)
        }
        swaps()
    }

    mutating func add(_ kind: Slip.Kind, _ name: String, _ changes: [Int: [String: Any]]) {
        var (mutated, mutatedScales) = (definition, scales)
        for (index, method) in changes { mutatedScales[index]["method"] = method }
        mutated["scales"] = mutatedScales
        slips.append(Slip(kind: kind, name: name, scales: changes.keys.map(id), definition: mutated))
    }

    func id(_ index: Int) -> String { scales[index]["id"] as? String ?? "" }

    private func kind(_ index: Int) -> String { methods[index]["kind"] as? String ?? "" }

    private func items(_ index: Int) -> [Int] { methods[index]["items"] as? [Int] ?? [] }

    private func isKeyed(_ index: Int) -> Bool { ["sum", "mean"].contains(kind(index)) }

    /// A reverse flag more or less.
    private mutating func flips(_ index: Int) {
        guard isKeyed(index) else { return }
        for item in items(index) {
            var reversed = methods[index]["reversed"] as? [Int] ?? []
            if reversed.contains(item) {
                reversed.removeAll { $0 == item }
            } else {
                reversed.append(item)
            }
            add(.flip, "flip \(item) in \(id(index))", [index: changed(index, "reversed", reversed)])
        }
    }

    /// A reflected term taken as it is, or the other way about.
    private mutating func terms(_ index: Int) {
        let terms = methods[index]["terms"] as? [[String: Any]] ?? []
        for place in terms.indices {
            var flipped = terms
            flipped[place]["reflected"] = !(terms[place]["reflected"] as? Bool ?? false)
            add(.term, "flip term \(place) in \(id(index))", [index: changed(index, "terms", flipped)])
        }
    }

    /// One number too high or too low, as after an inserted or dropped question.
    private mutating func neighbors(_ index: Int) {
        guard isKeyed(index) || kind(index) == "countAtLeast" else { return }
        let count = (definition["items"] as? [Any] ?? []).count
        for item in items(index) {
            for other in [item - 1, item + 1] {
                guard other >= 1, other <= count, !items(index).contains(other) else { continue }
                let name = "\(other) for \(item) in \(id(index))"
                add(.neighbor, name, [index: replacing(item, by: other, index)])
            }
        }
    }

    /// Two items swapped between two scales of one kind that share none.
    private mutating func swaps() {
        for first in methods.indices where isKeyed(first) {
            for second in methods.indices where second > first && kind(second) == kind(first) {
                guard Set(items(first)).isDisjoint(with: items(second)) else { continue }
                for item in items(first) {
                    for other in items(second) {
                        let left = replacing(item, by: other, first)
                        let right = replacing(other, by: item, second)
                        add(
                            .swap, "swap \(item) in \(id(first)) and \(other) in \(id(second))",
                            [first: left, second: right])
                    }
                }
            }
        }
    }

    /// Two items swapped between two domains, unless each domain is one item: that changes nothing.
    private mutating func domains(_ index: Int) {
        let domains = methods[index]["domains"] as? [[Int]] ?? []
        for first in domains.indices {
            for second in domains.indices where second > first {
                if domains[first].count == 1 && domains[second].count == 1 { continue }
                for item in domains[first] {
                    for other in domains[second] {
                        var swapped = domains
                        swapped[first] = domains[first].map { $0 == item ? other : $0 }
                        swapped[second] = domains[second].map { $0 == other ? item : $0 }
                        add(
                            .domain, "swap \(item) and \(other) in \(id(index))",
                            [index: changed(index, "domains", swapped)])
                    }
                }
            }
        }
    }

    func changed(_ index: Int, _ field: String, _ value: Any) -> [String: Any] {
        methods[index].merging([field: value]) { $1 }
    }

    /// The slip of a typist: the number is wrong, so its reverse flag is lost with it.
    private func replacing(_ item: Int, by other: Int, _ index: Int) -> [String: Any] {
        var method = methods[index]
        method["items"] = items(index).map { $0 == item ? other : $0 }
        if let reversed = method["reversed"] as? [Int] {
            method["reversed"] = reversed.filter { $0 != item }
        }
        return method
    }
}
