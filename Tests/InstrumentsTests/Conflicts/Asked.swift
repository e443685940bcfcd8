import Foundation
import Instruments

/// Small sets of answers, for tests that pit one scoring convention against another: every item
/// at one value, and the few that matter by their number on the form.
enum Asked {
    static func answers(_ id: String, all value: Double?, _ changes: [Int: Double?] = [:]) throws -> Answers {
        let instrument = try Shelf.instrument(id)
        var byCode: [String: Answer] = [:]
        for item in instrument.items {
            let given = if let change = changes[item.number] { change } else { value }
            byCode[item.code] = given.map(Answer.value) ?? .missing(.notShown)
        }
        return try Answers(byCode, for: instrument)
    }

    static func sheet(_ id: String, all value: Double?, _ changes: [Int: Double?] = [:]) throws -> ScoreSheet {
        try Shelf.instrument(id).score(try answers(id, all: value, changes))
    }

    /// `numbers` at `value`, everything else at `rest`.
    static func sheet(_ id: String, _ numbers: [Int], at value: Double, rest: Double) throws -> ScoreSheet {
        try sheet(id, all: rest, Dictionary(uniqueKeysWithValues: numbers.map { ($0, value) }))
    }

    /// Whether the form takes so many answers in order.
    static func takes(_ count: Int, _ id: String, value: Double = 1) throws -> Bool {
        let instrument = try Shelf.instrument(id)
        return (try? Answers(inOrder: Array(repeating: .value(value), count: count), for: instrument)) != nil
    }

    /// Whether item 1 takes the value.
    static func accepts(_ value: Double, _ id: String, item: Int = 1) throws -> Bool {
        (try? answers(id, all: nil, [item: value])) != nil
    }

    /// To four decimals, as the catalogue of keys prints its numbers.
    static func four(_ value: Double?) -> Double? { value.map { ($0 * 10_000).rounded() / 10_000 } }
}
