/// Jacobson & Truax's classification: a reliable change, and whether it crossed the line between
/// people with and without the condition.
public struct ClinicalChange: Hashable, Codable, Sendable {
    public enum Category: String, Hashable, Codable, Sendable, CaseIterable {
        /// Improved reliably, and crossed the line to people without the condition.
        case recovered
        case improved, unchanged, deteriorated
    }

    /// The line, seen from both sides: a person can cross it either way.
    public enum Crossing: String, Hashable, Codable, Sendable, CaseIterable {
        case intoFunctional, outOfFunctional, staysFunctional, staysDysfunctional
    }

    public let category: Category
    public let crossing: Crossing
    public let reliability: ReliableChange.Outcome
    /// What called the change reliable: a method, or a published threshold.
    public let reliabilityRule: String
    public let cutOff: CutOff
}

extension ClinicalChange {
    init(_ reliability: ReliableChange.Outcome, by rule: String, _ crossing: Crossing, _ line: CutOff) {
        self.reliability = reliability
        reliabilityRule = rule
        self.crossing = crossing
        cutOff = line
        category =
            switch reliability {
            case .improvedReliably: crossing == .intoFunctional ? .recovered : .improved
            case .noReliableChange: .unchanged
            case .worsenedReliably: .deteriorated
            case .increasedReliably, .decreasedReliably: .unchanged
            }
    }

    static func crossing(_ first: Double, _ second: Double, _ line: CutOff) -> Crossing {
        let before = line.isFunctional(first)
        let now = line.isFunctional(second)
        if before { return now ? .staysFunctional : .outOfFunctional }
        return now ? .intoFunctional : .staysDysfunctional
    }

    public var sentence: String {
        let line = NumberText.short(cutOff.value)
        let place =
            switch crossing {
            case .intoFunctional: "crossed the line at \(line) to people without the condition"
            case .outOfFunctional: "crossed the line at \(line) to people with the condition"
            case .staysFunctional: "at both times on the side of people without the condition (\(line))"
            case .staysDysfunctional: "at both times on the side of people with the condition (\(line))"
            }
        return "\(category.rawValue): \(reliability.words) (\(reliabilityRule)), \(place)"
    }
}

extension ReliableChange.Outcome {
    public var words: String {
        switch self {
        case .improvedReliably: "improved reliably"
        case .noReliableChange: "no reliable change"
        case .worsenedReliably: "worsened reliably"
        case .increasedReliably: "increased reliably"
        case .decreasedReliably: "decreased reliably"
        }
    }
}
