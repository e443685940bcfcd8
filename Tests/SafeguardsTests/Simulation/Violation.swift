/// A promise that was broken, by its name in the statements on safety.
struct Violation: Error, CustomStringConvertible {
    let name: String
    let sentence: String

    var description: String { "\(name): \(sentence)" }
}
