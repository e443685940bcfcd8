/// Why a protocol cannot be simulated; every reason together.
public struct SimulationError: Error, Hashable, Sendable, CustomStringConvertible {
    public let faults: [String]

    public init(faults: [String]) { self.faults = faults }

    public var description: String { faults.joined(separator: "\n") }
}
