public import Statistics

/// Scores that somebody else computed, checked value by value against what their instrument can
/// give. Nothing is repaired: what does not fit is refused or reported with its place and remedy.
public struct GivenScores: Sendable {
    /// One declared column as it stands in the file.
    public struct Checked: Hashable, Sendable {
        public let declaration: GivenColumn
        /// One a row; nil where the field is empty, a declared blank or no number.
        public let values: [Double?]

        public var present: Int { values.count { $0 != nil } }
    }

    /// In the order declared; columns that the file does not have are left out.
    public let columns: [Checked]
    /// Refusals and reports, column by column.
    public let findings: [GivenFinding]

    /// - Parameters:
    ///   - blanks: what a field says where there is no score; an empty field always means that.
    public init(_ text: DelimitedText, declared: [GivenColumn], blanks: Set<String> = []) {
        var columns: [Checked] = []
        var findings: [GivenFinding] = []
        var taken: Set<String> = []
        for declaration in declared {
            func fault(_ sentence: String) {
                findings.append(
                    GivenFinding(severity: .refuse, kind: .declaration, place: declaration.column, rows: [], sentence: sentence))
            }
            guard taken.insert(declaration.column).inserted else {
                fault("The column \"\(declaration.column)\" is declared twice; declare it once.")
                continue
            }
            guard let place = text.header.firstIndex(of: declaration.column) else {
                let nearest = nearestNames(to: declaration.column, among: text.header).first
                fault("There is no column \"\(declaration.column)\" for \(declaration.name)." + (nearest.map { " The nearest is \"\($0)\"." } ?? ""))
                continue
            }
            var reading = GivenReading(declaration: declaration)
            reading.read(text, column: place, blanks: blanks)
            reading.check()
            columns.append(Checked(declaration: declaration, values: reading.numbers.map { $0?.value }))
            findings += reading.findings
        }
        self.columns = columns
        self.findings = findings
    }

    /// Whether the table may be used: nothing was refused.
    public var isUsable: Bool { !findings.contains { $0.severity == .refuse } }
}
