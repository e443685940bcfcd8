import Blinding
import Statistics

/// Reads the kinds about what people guessed.
enum BlindingReader {
    static func specification(_ kind: AnalysisWord, _ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        common.requireListwise(&reader)
        return kind == .blinding ? blinding(&reader, common) : adjusted(&reader, common)
    }

    private static func blinding(_ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        let arm = reader.required("arm", "the column of the arms")
        let unknown = reader.names("unknown") ?? ["do not know"]
        var guesses: [BlindingSpecification.Guess] = []
        if let value = reader.value("guesses") {
            guard case .list(let elements) = value.content else {
                reader.fault("guesses", value.line, "here stands \(value.kind) where a list of groups with column, role and occasion is needed.")
                return nil
            }
            for (place, element) in elements.enumerated() {
                var below = PlanReader(element, path: "\(reader.path(of: "guesses"))[\(place + 1)]")
                if let guess = guess(&below) { guesses.append(guess) }
                reader.add(below.closed())
            }
        } else if let column = reader.text("guess") {
            guesses = [.init(column: column, role: "participant", occasion: "")]
        } else {
            reader.fault("guesses", nil, "is missing: what was guessed, a list of groups with column, role and occasion; or guess, one column.")
        }
        guard let arm, !guesses.isEmpty else { return nil }
        return BlindingSpecification(arm: arm, guesses: guesses, unknown: unknown, level: common.level)
    }

    private static func guess(_ below: inout PlanReader) -> BlindingSpecification.Guess? {
        guard below.isGroup else { return nil }
        let column = below.required("column", "what was guessed: the name of an arm, or that one does not know")
        let role = below.text("role") ?? "participant"
        let occasion = below.text("occasion") ?? ""
        let certainty = below.text("certainty")
        let surest = below.number("surest", in: 1e-9...1e9) ?? 1
        guard let column else { return nil }
        return .init(column: column, role: role, occasion: occasion, certainty: certainty, surest: surest)
    }

    private static func adjusted(_ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        let arm = reader.required("arm", "the column of the two arms")
        let guess = reader.required("guess", "the column of what was guessed")
        let unknown = reader.names("unknown") ?? ["do not know"]
        let outcomes = reader.names("outcomes")
        if outcomes == nil, reader.value("outcomes") == nil { reader.fault("outcomes", nil, "is missing: one outcome or more, the mediator among them if there is one.") }
        let clinician = reader.names("clinician_rated") ?? []
        let other = reader.names("measured_otherwise") ?? []
        let covariates = reader.names("covariates") ?? []
        let resamples = reader.count("resamples", in: 100...1_000_000) ?? 2000
        for name in clinician + other where !(outcomes ?? []).contains(name) {
            reader.fault(clinician.contains(name) ? "clinician_rated" : "measured_otherwise", nil, "\"\(name)\" is not among outcomes.")
        }
        guard let arm, let guess, let outcomes else { return nil }
        let named = outcomes.map { name in
            GuessAdjusted.Outcome(name, rated: clinician.contains(name) ? .clinician : other.contains(name) ? .other : .bySelf)
        }
        return GuessAdjusted(
            arm: arm, guess: guess, unknown: unknown, outcomes: named, covariates: covariates, resamples: resamples, level: common.level,
            start: common.seed)
    }
}
