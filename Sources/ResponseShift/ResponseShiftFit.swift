public import Statistics
import StructuralEquations

/// What came of the scales, in the order of the plan.
public struct ResponseShiftFit: AnalysisFit {
    public let specification: ResponseShiftSpecification
    public let scales: [ScaleShift]
    let rowsGiven: Int

    public var account: FitAccount {
        let analysed = scales.map(\.persons).max() ?? 0
        var doubts: [String] = []
        var sentences: [String] = []
        for scale in scales {
            if case .cannotBeTold(let reason) = scale.verdict { sentences.append("\(scale.scale.name): \(reason)") }
            for (name, fit) in scale.fits {
                if case .doubtful(let found) = fit.account.admissibility { doubts += found.map { "\(scale.scale.name), \(name): \(scale.named($0))" } }
            }
        }
        let missing = scales.map { "\($0.scale.name): \($0.missing)" }.joined(separator: " ")
        return FitAccount(
            rowsGiven: rowsGiven, rowsAnalysed: analysed, units: [.init("participants", analysed)], missing: missing,
            convergence: sentences.isEmpty
                ? .converged(iterations: 0, gradient: 0, rule: "every model of every scale came to the end of its search")
                : .notConverged(sentences.joined(separator: " ")),
            admissibility: doubts.isEmpty ? .admissible : .doubtful(doubts), diary: scales.flatMap(\.diary))
    }

    public var warnings: [String] {
        var warnings = scales.map(\.sentence)
        for scale in scales where scale.persons < scale.parameters && scale.parameters > 0 {
            warnings.append("\(scale.scale.name): there are fewer people (\(scale.persons)) than parameters (\(scale.parameters)); tests and intervals mean little here.")
        }
        return warnings
    }
}

extension ScaleShift {
    /// Of the model in which nothing is equal.
    var parameters: Int { fits.first?.fit.nested?.parameters ?? 0 }

    /// A sentence of a model with the columns' own names.
    func named(_ sentence: String) -> String {
        var text = ""
        var word = ""
        func plain(_ word: String) -> String {
            for (occasion, columns) in scale.columns.enumerated() {
                for item in columns.indices where word == OccasionModel.column(item, occasion) { return columns[item] }
            }
            return word
        }
        for character in sentence {
            if character.isLetter || character.isNumber {
                word.append(character)
            } else {
                text += plain(word)
                word = ""
                text.append(character)
            }
        }
        return text + plain(word)
    }
}
