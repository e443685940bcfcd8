/// A model formula in R's notation, read but not yet held against a table:
/// `y ~ base + arm * visit + (1 | id)`.
///
/// A formula has four moments (as in StatsModels.jl): its text; its terms, which are here; the terms
/// with what the table says of each variable, ``DesignSchema``; and the numbers, ``DesignMatrix``.
public struct ModelFormula: Hashable, Sendable {
    public let source: String
    /// nil for a one-sided formula: `~ dose`.
    public let response: FormulaResponse?
    /// Main effects before interactions, otherwise in the order of the formula; without the intercept.
    public let fixed: [FormulaTerm]
    public let hasIntercept: Bool
    /// Added to the linear predictor as they are.
    public let offsets: [FormulaVariable]
    public let random: [RandomTerm]
    public let covariance: CovarianceTerm?

    /// - Throws: ``FormulaError`` with all that is wrong with it and where.
    public init(_ text: String) throws(FormulaError) {
        source = text
        let sides = FormulaText(text, at: 0).split(at: "~")
        guard sides.count == 2 else {
            let message = sides.count < 2
                ? "A formula has a \"~\" between what is explained and what explains it, as in \"y ~ arm\"."
                : "A formula has one \"~\"; here are \(sides.count - 1)."
            throw FormulaError([.init(message, in: text, at: sides.count < 2 ? 0 : sides[2].position)])
        }
        var faults: [FormulaError.Fault] = []
        var response: FormulaResponse?
        if !sides[0].text.isEmpty {
            do {
                response = try FormulaResponse(sides[0], in: text)
            } catch {
                faults += error.faults
            }
        }
        var expansion = FormulaExpansion(source: text)
        var terms: [FormulaTerm] = []
        do {
            var parser = try FormulaParser(sides[1], in: text)
            let tree = try parser.whole()
            faults += parser.faults
            terms = try expansion.terms(of: tree)
        } catch {
            faults += error.faults
        }
        if expansion.covariances.count > 1 {
            faults.append(.init("The covariance of repeated measures is described \(expansion.covariances.count) times; keep one."))
        }
        for variable in response?.variables ?? [] where terms.contains(where: { $0.variables.contains(variable) }) {
            faults.append(.init("\"\(variable.label)\" stands on both sides of \"~\"; a variable cannot explain itself.", in: text, at: 0))
        }
        guard faults.isEmpty else { throw FormulaError(faults) }
        self.response = response
        fixed = terms
        hasIntercept = expansion.hasIntercept
        offsets = expansion.offsets
        random = expansion.random
        covariance = expansion.covariances.first
    }

    /// Every variable of the terms, offsets and response, each once.
    var variables: [FormulaVariable] {
        var seen: Set<FormulaVariable> = []
        let all = (response?.variables ?? []) + fixed.flatMap(\.variables) + offsets
            + random.flatMap { $0.terms.flatMap(\.variables) }
        return all.filter { seen.insert($0).inserted }
    }

    /// The columns that group rows or name visits; categories, whatever they hold.
    var groupingColumns: [String] {
        var seen: Set<String> = []
        var all = random.flatMap(\.group)
        if let covariance { all += [covariance.visit] + [covariance.group].compactMap { $0 } + [covariance.id] }
        return all.filter { seen.insert($0).inserted }
    }

    /// Every column of a table that the formula uses, each once.
    public var columnNames: [String] {
        var seen: Set<String> = []
        return (variables.flatMap(\.columnNames) + groupingColumns).filter { seen.insert($0).inserted }
    }

    /// Where `name` first stands in the text, in Unicode scalars; nil when it cannot be found.
    func position(of name: String) -> Int? {
        let text = Array(source.unicodeScalars)
        let wanted = Array(name.unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= text.count else { return nil }
        func isWord(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isAlphabetic || scalar == "." || scalar == "_" || ("0"..."9").contains(scalar)
        }
        for start in 0...(text.count - wanted.count) where Array(text[start..<(start + wanted.count)]) == wanted {
            let end = start + wanted.count
            if start > 0, isWord(text[start - 1]) { continue }
            if end < text.count, isWord(text[end]) { continue }
            return start
        }
        return nil
    }
}
