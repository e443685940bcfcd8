extension Double {
    /// The shortest decimal text that reads back as the same number: `5`, `0.1`, `-0`, `1e-07`.
    ///
    /// Valid as a field of a table and as a JSON number. A number that is not finite has no such
    /// text and gives nil.
    package var shortestText: String? {
        guard isFinite else { return nil }
        let text = description
        // The library writes whole numbers with a decimal zero that carries nothing.
        guard text.hasSuffix(".0") else { return text }
        return String(text.dropLast(2))
    }
}
