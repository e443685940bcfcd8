/// Why a site cannot speak: everything that is wrong with its languages, each a sentence.
public struct LanguageFault: Error, Hashable, Sendable, CustomStringConvertible {
    public let faults: [String]

    public init(faults: [String]) {
        self.faults = faults
    }

    public var description: String {
        "The languages cannot be used. Every one needs the same keys with the same places in braces:\n"
            + faults.map { "- \($0)" }.joined(separator: "\n")
    }
}
