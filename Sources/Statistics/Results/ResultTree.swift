/// The numbers of an analysis under their names, in the order in which they are read.
///
/// The names are those of the reference cases (`Documentation/Methods`), so that what a
/// person reads in a table, what a program reads as JSON and what `maitri validate`
/// compares are one thing.
public indirect enum ResultTree: Hashable, Sendable {
    case number(Double)
    /// A count or whole degrees of freedom.
    case count(Int)
    case list([Double])
    /// Not available, with the reason in a sentence.
    case missing(String)
    case branch([Entry])

    public struct Entry: Hashable, Sendable {
        public let name: String
        public let value: ResultTree

        public init(_ name: String, _ value: ResultTree) {
            self.name = name
            self.value = value
        }
    }

    /// A branch written as a dictionary, in the order written.
    public static func of(_ entries: KeyValuePairs<String, ResultTree>) -> ResultTree {
        .branch(entries.map { Entry($0.key, $0.value) })
    }

    /// A finite number, or its absence with the reason.
    public static func finite(_ value: Double, else reason: String) -> ResultTree {
        value.isFinite ? .number(value) : .missing(reason)
    }

    /// Every leaf with its dotted name, in order.
    public var leaves: [(name: String, value: ResultTree)] {
        guard case .branch(let entries) = self else { return [] }
        return entries.flatMap { entry -> [(name: String, value: ResultTree)] in
            guard case .branch = entry.value else { return [(entry.name, entry.value)] }
            return entry.value.leaves.map { ("\(entry.name).\($0.name)", $0.value) }
        }
    }

    /// The part under a dotted path of entry names, or nil.
    public subscript(path: String...) -> ResultTree? {
        path.reduce(self as ResultTree?) { tree, name in
            guard case .branch(let entries)? = tree else { return nil }
            return entries.first { $0.name == name }?.value
        }
    }

    public var number: Double? {
        switch self {
        case .number(let value): value
        case .count(let value): Double(value)
        case .list, .missing, .branch: nil
        }
    }
}
