/// One thing that is wrong with a definition file, and where.
public struct DefinitionFault: Hashable, Sendable, CustomStringConvertible {
    public let file: String
    /// From 1; nil when the definition did not come from a file.
    public let line: Int?
    /// The place in the document: `scales[2].method.items[0]`.
    public let path: String
    public let problem: String

    public var description: String {
        let place = [line.map { "line \($0)" }, path.isEmpty ? nil : path].compactMap(\.self)
        return ([file] + place).joined(separator: ", ") + ": " + problem
    }
}

/// Every fault of a definition, or of all the files of a folder, together.
public struct DefinitionFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let faults: [DefinitionFault]

    public var description: String { faults.map(\.description).joined(separator: "\n") }
}
