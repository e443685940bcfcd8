import Instruments
import Statistics

extension DirectionCheck {
    /// Checks declared score columns, one check an instrument: the mean of those on the side that
    /// the key of the total takes as answered against the mean of those on the side that it
    /// reverses, and each of the latter alone.
    ///
    /// Needs facets, or composites such as CS and UCS, of both sides; a total alone cannot show
    /// its direction. Columns with values outside their range take no part.
    public static func all(_ scores: GivenScores) -> [DirectionCheck] {
        var seen: Set<String> = []
        var found: [DirectionCheck] = []
        for column in scores.columns {
            let instrument = column.declaration.instrument
            guard seen.insert(instrument.id.rawValue).inserted else { continue }
            let own = scores.columns.filter { other in
                other.declaration.instrument.id == instrument.id && isUsable(other, scores.findings)
            }
            if let check = DirectionCheck(own, of: instrument) { found.append(check) }
        }
        return found
    }

    private static func isUsable(_ column: GivenScores.Checked, _ findings: [GivenFinding]) -> Bool {
        !findings.contains { finding in
            finding.place == column.declaration.column && finding.severity == .refuse && finding.kind != .otherConvention
        }
    }

    private init?(_ columns: [GivenScores.Checked], of instrument: Instrument) {
        guard let halves = KeyedHalves.all(of: instrument).first else { return nil }
        let straight = Self.side(columns, Set(halves.straight.map(\.number)), instrument)
        let reversed = Self.side(columns, Set(halves.reversed.map(\.number)), instrument)
        guard !straight.isEmpty, !reversed.isEmpty else { return nil }
        let one = Self.mean(straight)
        let names = { (side: [GivenScores.Checked]) in side.map(\.declaration.column) }
        let whole = Opposition(
            name: "the columns \(names(straight).joined(separator: ", ")) against \(names(reversed).joined(separator: ", "))",
            straight: names(straight), reversed: names(reversed),
            correlation: Correlation(one, Self.mean(reversed), level: Self.level))
        var parts: [Opposition] = []
        if reversed.count > 1 {
            for column in reversed {
                parts.append(
                    Opposition(
                        name: column.declaration.column, straight: names(straight), reversed: [column.declaration.column],
                        correlation: Correlation(Self.mean([column]), one, level: Self.partLevel)))
            }
        }
        self.init(
            instrument: instrument, oppositions: [whole] + parts,
            findings: Self.columnsReversed(instrument, whole: whole, parts: parts).map { [$0] } ?? [])
    }

    /// The columns whose items lie in one half and are taken as answered; of a composite and its
    /// facets, the facets.
    private static func side(_ columns: [GivenScores.Checked], _ half: Set<Int>, _ instrument: Instrument) -> [GivenScores.Checked] {
        var found: [(column: GivenScores.Checked, items: Set<Int>)] = []
        for column in columns {
            guard let weights = ScaleWeights(of: column.declaration.scale, in: instrument) else { continue }
            let items = Set(weights.byItem.keys)
            guard half.isSuperset(of: items), weights.byItem.allSatisfy({ $0.value > 0 }) else { continue }
            found.append((column, items))
        }
        return found.filter { entry in !found.contains { $0.items.isStrictSubset(of: entry.items) } }.map(\.column)
    }

    /// Row means; missing where one of the columns is.
    private static func mean(_ columns: [GivenScores.Checked]) -> [NumericCell] {
        let rows = columns.map(\.values.count).min() ?? 0
        var cells: [NumericCell] = []
        for row in 0..<rows {
            var total = 0.0
            var isComplete = true
            for column in columns {
                if let value = column.values[row] { total += value } else { isComplete = false }
            }
            cells.append(isComplete ? .value(total / Double(columns.count)) : .missing(.blank))
        }
        return cells
    }

    private static func columnsReversed(_ instrument: Instrument, whole: Opposition, parts: [Opposition]) -> GivenFinding? {
        let turned = parts.filter(\.isTurned)
        guard whole.isTurned || !turned.isEmpty else { return nil }
        var text = "\(instrument.abbreviation) may be stored with the negative side reversed already: "
        let number = { (opposition: Opposition) in
            "\(opposition.name) \(opposition.correlation.r.map { GivenText.hundredths($0) } ?? "")"
        }
        if whole.isTurned {
            text += "\(whole.name) go together, \(words(whole.correlation))"
            if !turned.isEmpty { text += " (\(turned.map(number).joined(separator: ", ")))" }
        } else {
            text += "\(turned.map(number).joined(separator: ", ")) \(turned.count == 1 ? "goes" : "go") together with the columns of the other side"
        }
        text += "; declared as answered, \(sides(of: instrument)) usually go against each other."
        text += otherExplanations + seen(instrument)
        text += " Nothing was changed. Ask who computed them."
        return GivenFinding(
            severity: .report, kind: .storedReversed, place: (whole.isTurned ? whole.reversed : turned.map(\.name)).joined(separator: ", "),
            rows: [], sentence: text)
    }
}
