/// Everything that is wrong with a formula, or with what it asks of a table: a sentence each, with
/// the place where one can be shown.
public struct FormulaError: Error, Hashable, Sendable, CustomStringConvertible {
    public let faults: [Fault]

    public struct Fault: Hashable, Sendable, CustomStringConvertible {
        public let message: String
        /// The formula, where ``position`` points into it.
        public let source: String
        /// In Unicode scalars from 0; nil where the fault has no place in the text.
        public let position: Int?

        public init(_ message: String, in source: String = "", at position: Int? = nil) {
            self.message = message
            self.source = source
            self.position = position
        }

        public var description: String {
            guard let position else { return message }
            return ExpressionError(message, in: source, at: position).description
        }
    }

    public init(_ faults: [Fault]) { self.faults = faults }

    public init(_ message: String) { faults = [Fault(message)] }

    public var description: String { faults.map(\.description).joined(separator: "\n") }
}
