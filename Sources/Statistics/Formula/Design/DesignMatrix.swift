/// The numbers of a formula: data time. X, rows × columns.
public struct DesignMatrix: Hashable, Sendable {
    public let schema: DesignSchema
    public let matrix: Matrix

    init(schema: DesignSchema, values: [FrameValues], rows: Int) {
        var schema = schema
        matrix = schema.matrix(values, rows: rows)
        self.schema = schema
    }

    /// R's names, in the order of the columns.
    public var names: [String] { schema.names }
    /// The term of each column: 0 the intercept, 1 the first of ``termNames``.
    public var assign: [Int] { schema.assign }
    public var termNames: [String] { schema.terms.map(\.name) }
    public var rows: Int { matrix.rows }
    public var columns: Int { matrix.columns }

    public func index(of name: String) -> Int? { names.firstIndex(of: name) }
}
