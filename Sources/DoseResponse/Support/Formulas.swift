import Statistics

/// A column's name as a formula has it.
func quoted(_ name: String) -> String { "`\(name)`" }

/// An outcome explained by terms; by the intercept alone where there is none.
func formula(_ outcome: String, _ terms: [String]) throws -> ModelFormula {
    try ModelFormula("\(quoted(outcome)) ~ \(terms.isEmpty ? "1" : terms.joined(separator: " + "))")
}
