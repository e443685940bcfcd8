import Mechanisms

extension MediationReader {
    /// Which equations a mediation has beside the plain ones.
    enum Design {
        case parallel
        case serial
        case interaction(control: Double?, treated: Double?)
        case moderated(String, Set<ModeratedMediation.Path>, values: [Double]?)
        case binary(BinaryMediation.Link, control: Double?, treated: Double?)
        case logarithmic(LogMediation.Family, control: Double?, treated: Double?)

        private enum Structure: String, CaseIterable { case parallel, serial }
        private enum Family: String, CaseIterable {
            case gaussian, binomial, poisson
            case negativeBinomial = "negative_binomial"
        }
        private enum Link: String, CaseIterable { case identity, logit, probit, log }

        /// Reads structure, interaction, moderators, outcome_family, outcome_link and exposure_levels.
        ///
        /// - Returns: nil when they contradict each other, which is told.
        init?(_ reader: inout PlanReader) {
            let structure = reader.word("structure", as: Structure.self) ?? .parallel
            let interaction = reader.flag("interaction") ?? false
            let moderated = ModeratorReader.moderators(&reader)
            let family = reader.word("outcome_family", as: Family.self) ?? .gaussian
            let link = reader.word("outcome_link", as: Link.self)
            guard let (control, treated) = Self.levels(&reader) else { return nil }
            let asked = [structure == .serial, interaction, moderated != nil, family != .gaussian || link == .log].count { $0 }
            guard asked <= 1 else {
                reader.fault(
                    "", nil,
                    "serial structure, interaction, moderators and an outcome that is binary, a count or has a log link are carried out one at a time; ask for one of them.")
                return nil
            }
            if structure == .serial {
                self = .serial
            } else if interaction {
                self = .interaction(control: control, treated: treated)
            } else if let moderated {
                self = .moderated(moderated.name, moderated.paths, values: moderated.values)
            } else {
                switch (family, link) {
                case (.binomial, nil), (.binomial, .logit): self = .binary(.logit, control: control, treated: treated)
                case (.binomial, .probit): self = .binary(.probit, control: control, treated: treated)
                case (.poisson, nil), (.poisson, .log): self = .logarithmic(.poisson, control: control, treated: treated)
                case (.negativeBinomial, nil), (.negativeBinomial, .log):
                    self = .logarithmic(.negativeBinomial, control: control, treated: treated)
                case (.gaussian, .log): self = .logarithmic(.gaussian, control: control, treated: treated)
                // A link of a binary outcome says nothing where the outcome is not binary.
                case (.gaussian, _): self = .parallel
                case (_, let link):
                    reader.fault(
                        "outcome_link", nil,
                        "\(link?.rawValue ?? "") does not go with outcome_family \(family.rawValue): binomial has logit and probit, counts have log.")
                    return nil
                }
            }
        }

        /// - Returns: a pair of nils where none are named: then the data say what is compared.
        private static func levels(_ reader: inout PlanReader) -> (Double?, Double?)? {
            guard let value = reader.value("exposure_levels") else { return (nil, nil) }
            var numbers: [Double] = []
            if case .list(let elements) = value.content {
                for element in elements {
                    if case .number(let number) = element.content { numbers.append(number) }
                }
                if elements.count == 2, numbers.count == 2, numbers[0] != numbers[1] { return (numbers[0], numbers[1]) }
            }
            reader.fault("exposure_levels", value.line, "needs two different numbers, control and treated, for instance [0, 1].")
            return nil
        }
    }
}

/// Reads `moderators` and `moderator_values`.
private enum ModeratorReader {
    struct Moderated {
        let name: String
        let paths: Set<ModeratedMediation.Path>
        let values: [Double]?
    }

    static func moderators(_ reader: inout PlanReader) -> Moderated? {
        let values = reader.numberList("moderator_values")
        guard var below = reader.group("moderators") else {
            if values != nil { reader.fault("moderator_values", nil, "goes with moderators, which say whose values these are.") }
            return nil
        }
        let named = [
            (ModeratedMediation.Path.a, below.text("a")), (.b, below.text("b")), (.direct, below.text("direct")),
        ]
        let isGroup = below.isGroup
        reader.add(below.closed())
        guard isGroup else { return nil }
        let names = named.compactMap(\.1)
        guard let first = names.first else {
            reader.fault("moderators", nil, "names no moderator; give a, b or direct the column it depends on.")
            return nil
        }
        guard names.allSatisfy({ $0 == first }) else {
            reader.fault("moderators", nil, "names \(Set(names).sorted().joined(separator: " and ")); one moderator is carried out at a time.")
            return nil
        }
        return Moderated(name: first, paths: Set(named.filter { $0.1 != nil }.map(\.0)), values: values)
    }
}
