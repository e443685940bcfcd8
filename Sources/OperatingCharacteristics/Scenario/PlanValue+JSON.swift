import AnalysisPlans
import Statistics

extension PlanValue {
    /// A plan written as JSON.
    init(json value: JSONValue) {
        switch value {
        case .null: self.init(.null)
        case .bool(let flag): self.init(.bool(flag))
        case .number(let number): self.init(.number(number.value))
        case .string(let text): self.init(.text(text))
        case .array(let elements): self.init(.list(elements.map { PlanValue(json: $0) }))
        case .object(let members): self.init(.map(members.map { Field(name: $0.name, value: PlanValue(json: $0.value)) }))
        }
    }
}
