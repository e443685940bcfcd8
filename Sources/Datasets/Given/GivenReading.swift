import Instruments
import Statistics

/// One declared column while it is read and checked.
struct GivenReading {
    let declaration: GivenColumn
    private(set) var numbers: [PrintedNumber?] = []
    private(set) var findings: [GivenFinding] = []

    init(declaration: GivenColumn) { self.declaration = declaration }

    /// Numbers that stand for "no score" in many files.
    static let missingCodes: Set<Double> = [
        -9999, -999, -99, -98, -97, -9, -8, -7, -1, 9, 97, 98, 99, 777, 888, 999, 9999,
    ]

    mutating func read(_ text: DelimitedText, column: Int, blanks: Set<String>) {
        let commas = text.separator != .comma
        var wrong: [Int] = []
        for row in 0..<text.rowCount {
            let field = text.field(row: row, column: column)
            if field.isEmpty || blanks.contains(field) {
                numbers.append(nil)
                continue
            }
            let number = PrintedNumber(field, commas: commas)
            numbers.append(number)
            if number == nil { wrong.append(row + 2) }
        }
        if !wrong.isEmpty {
            add(.refuse, .notANumber, wrong, "\(Self.capital(GivenText.rows(wrong))), column \"\(declaration.column)\": there"
                + " is text where a score belongs. If it means \"no score\", say so with --blank.")
        }
    }

    private struct Placed {
        let row: Int
        let number: PrintedNumber
    }

    mutating func check() {
        var placed: [Placed] = []
        for (index, number) in numbers.enumerated() {
            if let number { placed.append(Placed(row: index + 2, number: number)) }
        }
        guard !placed.isEmpty else {
            add(.report, .noValues, [], "The column \"\(declaration.column)\" holds no score of \(declaration.name).")
            return
        }
        let outside = placed.filter { !isInRange($0.number) }
        let grid = declaration.unit == .people ? ScoreGrid(of: declaration.scale, in: declaration.instrument) : nil
        let offGrid = placed.filter { isInRange($0.number) && grid?.holds($0.number) == false }
        guard !outside.isEmpty || !offGrid.isEmpty else { return }
        let conventions = ScoreConvention.all(of: declaration.scale, in: declaration.instrument)
        if recognise(placed, outside, offGrid, among: conventions) { return }
        let codes = outside.filter { Self.missingCodes.contains($0.number.value) }
        let rest = outside.filter { !Self.missingCodes.contains($0.number.value) }
        if !codes.isEmpty {
            nameCodes(codes)
            let scores = placed.filter { isInRange($0.number) || !Self.missingCodes.contains($0.number.value) }
            if !scores.isEmpty, !rest.isEmpty || !offGrid.isEmpty,
                recognise(scores, rest, offGrid, among: conventions)
            { return }
        }
        refuse(rest, of: placed.count - codes.count, among: conventions)
        if !offGrid.isEmpty, let grid { report(offGrid, grid, of: placed.count, among: conventions) }
    }

    private func isInRange(_ number: PrintedNumber) -> Bool {
        let scale = declaration.scale
        let slack = number.tolerance
        return number.value >= scale.minimum - slack && number.value <= (scale.maximum ?? .infinity) + slack
    }

    /// All values belong to one other form of the score.
    private mutating func recognise(
        _ placed: [Placed], _ outside: [Placed], _ offGrid: [Placed], among conventions: [ScoreConvention]
    ) -> Bool {
        let numbers = placed.map(\.number)
        let onGrid = declaration.unit == .people
        let fitting = conventions.filter { convention in
            guard convention.fits(numbers, onGrid: onGrid) else { return false }
            // In the same range only values between the steps can speak for another form.
            return !outside.isEmpty || (!offGrid.isEmpty && !convention.sharesRange)
        }
        guard !fitting.isEmpty else { return false }
        let low = numbers.map(\.value).min() ?? 0
        let high = numbers.map(\.value).max() ?? 0
        let why = outside.isEmpty
            ? "\(GivenText.count(offGrid.count, "value", ("lies", "lie"))) between the steps of \(declaration.name)"
            : "\(declaration.name) runs \(range)"
        let names = fitting.map(\.name).joined(separator: ", or ")
        let remedies = fitting.map(\.remedy).joined(separator: "; or ")
        let closing = fitting.count > 1 ? " Several forms fit: ask who computed them." : ""
        add(
            .refuse, .otherConvention, (outside.isEmpty ? offGrid : outside).map(\.row),
            "The column \"\(declaration.column)\": \(why), and all \(numbers.count)"
                + " values (\(GivenText.range(low, high))) fit \(names): \(remedies).\(closing)")
        return true
    }

    private mutating func nameCodes(_ codes: [Placed]) {
        for code in Set(codes.map(\.number.value)).sorted() {
            let rows = codes.filter { $0.number.value == code }.map(\.row)
            let text = code.shortestText ?? ""
            add(
                .refuse, .missingCode, rows,
                "The column \"\(declaration.column)\": \(GivenText.count(rows.count, "value", ("is", "are"))) \(text) (\(GivenText.rows(rows))),"
                    + " outside \(range), as files write a score that is missing. If it means that, say so with --blank \(text).")
        }
    }

    /// One sentence a value, and one about all of them where they share another form.
    private mutating func refuse(_ outside: [Placed], of count: Int, among conventions: [ScoreConvention]) {
        guard !outside.isEmpty else { return }
        for entry in outside {
            add(
                .refuse, .outsideRange, [entry.row],
                "Row \(entry.row), column \"\(declaration.column)\": \(entry.number.value.shortestText ?? "") is impossible:"
                    + " \(declaration.instrument.abbreviation) \(declaration.scale.id) runs \(range). Correct it at its source, or leave the field empty.")
        }
        guard outside.count > 1, outside.count < count else { return }
        let numbers = outside.map(\.number)
        let fitting = conventions.first { $0.fits(numbers, onGrid: declaration.unit == .people) }
        if let fitting {
            let rows = outside.map(\.row)
            add(
                .report, .mixedConventions, rows,
                "The column \"\(declaration.column)\" may mix two forms: the \(rows.count) values outside \(range) (\(GivenText.rows(rows)))"
                    + " fit \(fitting.name), the other \(count - rows.count) do not. In those rows alone: \(fitting.remedy).")
        }
    }

    private mutating func report(
        _ offGrid: [Placed], _ grid: ScoreGrid, of count: Int, among conventions: [ScoreConvention]
    ) {
        let rows = offGrid.map(\.row)
        let numbers = offGrid.map(\.number)
        let sibling = conventions.first { $0.sharesRange && $0.fits(numbers, onGrid: true) }
        let example = numbers.first.map { $0.value.shortestText ?? "" } ?? ""
        var explanation = "Replaced missing items or rounding may explain it"
        if case .prorate = declaration.scale.missingItemRule ?? declaration.instrument.missingItemRule {
            explanation = "The published rule for missing items can give such values, and so can rounding"
        }
        if let sibling { explanation += "; they fit \(sibling.name) too: if that was meant, \(sibling.remedy)" }
        add(
            .report, .offGrid, rows,
            "The column \"\(declaration.column)\": \(GivenText.count(rows.count, "value", ("of \(count) cannot", "of \(count) cannot"))) come from complete answers to \(declaration.name),"
                + " whose values are \(grid.words) from \(GivenText.number(declaration.scale.minimum)) on; the first is \(example) in row \(rows.first ?? 0). \(explanation).")
    }

    private var range: String { GivenText.range(declaration.scale.minimum, declaration.scale.maximum) }

    private mutating func add(_ severity: GivenFinding.Severity, _ kind: GivenFinding.Kind, _ rows: [Int], _ sentence: String) {
        findings.append(GivenFinding(severity: severity, kind: kind, place: declaration.column, rows: rows, sentence: sentence))
    }

    private static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
