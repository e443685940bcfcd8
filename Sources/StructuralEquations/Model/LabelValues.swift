/// The values of labels at given free parameters, with derivatives by these.
public struct LabelValues {
    private var values: [String: Dual] = [:]
    private let count: Int

    public init(_ rows: [ModelParameter], _ definitions: [DefinedParameter], _ theta: [Double]) {
        count = theta.count
        for row in rows {
            guard let label = row.label, values[label] == nil else { continue }
            switch row.value {
            case .fixed(let number): values[label] = Dual(number, count)
            case .free(let index):
                var slope = [Double](repeating: 0, count: count)
                slope[index] = 1
                values[label] = Dual(theta[index], slope: slope)
            case .sample: values[label] = Dual(.nan, count)
            }
        }
        for definition in definitions { values[definition.name] = dual(definition.expression) }
    }

    public func dual(_ expression: ParameterExpression) -> Dual {
        expression.derivatives(count) { values[$0] ?? Dual(.nan, count) }
    }

    public func value(of name: String) -> Dual? { values[name] }
}
