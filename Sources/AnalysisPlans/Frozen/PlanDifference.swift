/// Where a plan differs from the frozen one, in the order of the frozen text, then what is new.
/// Comments and layout do not count; the order of names does not either, but that of lists does.
public struct PlanDifference: Hashable, Sendable {
    public let deviations: [PlanDeviation]

    /// - Parameter plan: the plan that is carried out: what rests on which part is read from it.
    public init(frozen: PlanValue, now: PlanValue, plan: AnalysisPlan) {
        let before = Self.leaves(of: frozen)
        let after = Self.leaves(of: now)
        let words = Dictionary(before.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        let current = Dictionary(after.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        var deviations: [PlanDeviation] = []
        for leaf in before where current[leaf.path] != leaf.text {
            deviations.append(
                PlanDeviation(path: leaf.path, was: leaf.text, now: current[leaf.path], concern: Self.concern(of: leaf.path, plan)))
        }
        for leaf in after where words[leaf.path] == nil {
            deviations.append(PlanDeviation(path: leaf.path, was: nil, now: leaf.text, concern: Self.concern(of: leaf.path, plan)))
        }
        self.deviations = deviations
    }

    public var isSame: Bool { deviations.isEmpty }

    /// Whether no number can differ.
    public var isSameInNumbers: Bool { !deviations.contains { $0.decidesNumbers } }

    private struct Leaf {
        let path: String
        let text: String
    }

    private static func leaves(of value: PlanValue, at path: String = "") -> [Leaf] {
        guard case .map(let fields) = value.content, !fields.isEmpty else {
            return value.content == .null ? [] : [Leaf(path: path, text: text(of: value))]
        }
        return fields.flatMap { leaves(of: $0.value, at: PlanReader.join(path, $0.name)) }
    }

    private static func text(of value: PlanValue) -> String {
        switch value.content {
        case .null: "nothing"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): plainNumber(number)
        case .text(let text): "\"\(text)\""
        case .list(let elements): "[\(elements.map(text).joined(separator: ", "))]"
        case .map(let fields): "{\(fields.map { "\($0.name): \(text(of: $0.value))" }.joined(separator: ", "))}"
        }
    }

    private static func concern(of path: String, _ plan: AnalysisPlan) -> PlanDeviation.Concern {
        let steps = path.split(separator: ".").map(String.init)
        guard let first = steps.first else { return .everything }
        if steps.last == "title" { return .wording }
        func resting(_ rests: (AnalysisPlace) -> Bool) -> PlanDeviation.Concern {
            .analyses(plan.entry.all.filter { rests($0.analysis.place) }.map(\.name))
        }
        guard steps.count > 1 else { return .everything }
        switch first {
        case "analyses":
            // analyses.a.analyses.b.field: every other step is a name, as long as groups follow each other.
            var names: [String] = []
            var place = 0
            while place + 1 < steps.count, steps[place] == "analyses" {
                names.append(steps[place + 1])
                place += 2
            }
            return .analyses([names.joined(separator: ".")])
        case "tables": return resting { $0.table == steps[1] }
        case "estimands": return resting { $0.estimand == steps[1] }
        case "populations":
            let asking = Set(plan.estimands.filter { $0.population == steps[1] }.map(\.name))
            return resting { place in place.population == steps[1] || place.estimand.map(asking.contains) ?? false }
        default: return .everything
        }
    }
}
