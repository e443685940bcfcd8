import Instruments
import Statistics

/// Items that a person leaves open. A score is then missing or prorated by the instrument's
/// own rule, and a safety item left open raises its alert.
enum Blanks {
    /// Chance that a form comes back with an open item: an assumption.
    static let selfCompassionForms = 0.008
    static let depressionForms = 0.04
    static let otherForms = 0.006
    /// Of open items, how many are declined rather than overlooked.
    static let declined = 0.4

    /// The answers with one or two of them taken away, by chance.
    static func leave(_ answers: [Int], chance: Double, _ stream: inout RandomStream) -> [Answer] {
        var given: [Answer] = answers.map { .value(Double($0)) }
        guard stream.chance(chance), !given.isEmpty else { return given }
        let count = stream.chance(0.25) ? 2 : 1
        for _ in 0..<count {
            let kind: Blank = stream.chance(declined) ? .preferNotToAnswer : .blank
            given[stream.index(below: given.count)] = .missing(kind)
        }
        return given
    }
}
