import Mechanisms

extension MediationReader {
    /// Which equations a mediation has beside the plain ones.
    enum Design {
        case parallel
        case serial
        case interaction(control: Double, treated: Double)
        case binary(BinaryMediation.Link, control: Double, treated: Double)

        private enum Structure: String, CaseIterable { case parallel, serial }
        private enum Family: String, CaseIterable { case gaussian, binomial }

        /// Reads structure, interaction, outcome_family, outcome_link and exposure_levels.
        ///
        /// - Returns: nil when they contradict each other, which is told.
        init?(_ reader: inout PlanReader) {
            let structure = reader.word("structure", as: Structure.self) ?? .parallel
            let interaction = reader.flag("interaction") ?? false
            let family = reader.word("outcome_family", as: Family.self) ?? .gaussian
            let link = reader.word("outcome_link", as: BinaryMediation.Link.self)
            guard let (control, treated) = Self.levels(&reader) else { return nil }
            switch (structure, interaction, family) {
            case (.parallel, false, .gaussian): self = .parallel
            case (.serial, false, .gaussian): self = .serial
            case (.parallel, true, .gaussian): self = .interaction(control: control, treated: treated)
            case (.parallel, false, .binomial): self = .binary(link ?? .logit, control: control, treated: treated)
            default:
                reader.fault(
                    "", nil,
                    "serial structure, interaction and a binary outcome are carried out one at a time; ask for one of them.")
                return nil
            }
        }

        private static func levels(_ reader: inout PlanReader) -> (Double, Double)? {
            guard let value = reader.value("exposure_levels") else { return (0, 1) }
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
