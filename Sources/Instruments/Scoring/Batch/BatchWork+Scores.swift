extension BatchWork {
    /// Σ terms, or Σ terms / k, a reflected term being minimum + maximum − score.
    mutating func combine(_ terms: [BatchTerm], isMean: Bool, rows: Int, to scale: Int) {
        let first = scale * Self.stride
        noteTerms(terms.map(\.scale), rows: rows, of: scale)
        var denominators: [Double] = []
        for term in terms {
            if let denominator = shared[term.scale] { denominators.append(denominator) }
        }
        if denominators.count == terms.count {
            combineShared(terms, denominators, isMean: isMean, rows: rows, to: scale)
            return
        }
        shared[scale] = nil
        for row in 0..<rows where isWhole[scale] || !status[first + row].isMissing {
            var sum: Ratio?
            for term in terms {
                let ratio = ratio(term.scale, row)
                let counted = term.whole.map { ratio.reflected(in: $0) } ?? ratio
                sum = sum.map { $0 + counted } ?? counted
            }
            guard let sum else { continue }
            set(isMean ? sum.dividedBy(count: terms.count) : sum, scale, row)
        }
    }

    /// The same where each term has one denominator for all rows, so that the factors of the
    /// common denominator are found once.
    private mutating func combineShared(
        _ terms: [BatchTerm], _ termDenominators: [Double], isMean: Bool, rows: Int, to scale: Int
    ) {
        let first = scale * Self.stride
        var denominator = 0.0
        for (index, term) in terms.enumerated() {
            let own = termDenominators[index]
            let (before, factor, common) = index == 0 ? (1, 1, own) : Self.factors(denominator, own)
            denominator = common
            numerators.withUnsafeMutableBufferPointer { numbers in
                let source = numbers.column(term.scale * Self.stride, rows)
                let target = numbers.rows(first, rows)
                switch (index, term.whole) {
                case (0, nil): ColumnMath.set(source, times: 1, in: target)
                case (0, let whole?): ColumnMath.setReversed(source, in: whole * own, in: target)
                case (_, nil): ColumnMath.combine(source, times: factor, before: before, in: target)
                case (_, let whole?):
                    ColumnMath.combineReversed(source, in: whole * own, times: factor, before: before, in: target)
                }
            }
        }
        shared[scale] = isMean ? denominator * Double(terms.count) : denominator
    }

    /// What `Ratio` multiplies two numerators by, and their common denominator.
    private static func factors(_ left: Double, _ right: Double) -> (left: Double, right: Double, common: Double) {
        if left == right { return (1, 1, left) }
        let common = (Ratio(0, over: left) + Ratio(0, over: right)).denominator
        return (common / left, common / right, common)
    }

    /// One value from one or two earlier scores (the same twice where it is one); nil where the
    /// method has none.
    mutating func derive(
        from above: Int, _ below: Int, rows: Int, to scale: Int, _ method: (Ratio, Ratio) -> Ratio?
    ) {
        let first = scale * Self.stride
        noteTerms(above == below ? [above] : [above, below], rows: rows, of: scale)
        shared[scale] = nil
        for row in 0..<rows {
            var result: Ratio?
            if isWhole[scale] || !status[first + row].isMissing {
                result = method(ratio(above, row), ratio(below, row))
                if result == nil {
                    clearStatus(scale, rows: rows)
                    status[first + row].insert(.undefined)
                }
            }
            set(result ?? Ratio(0), scale, row)
        }
    }

    /// Score × factor.
    mutating func multiply(_ term: Int, by factor: Double, rows: Int, to scale: Int) {
        let (first, source) = (scale * Self.stride, term * Self.stride)
        noteTerms([term], rows: rows, of: scale)
        shared[scale] = shared[term]
        for row in 0..<rows { denominators[first + row] = denominators[source + row] }
        numerators.withUnsafeMutableBufferPointer { numbers in
            ColumnMath.set(numbers.column(source, rows), times: factor, in: numbers.rows(first, rows))
        }
    }

    /// A score of scores is missing when one of its terms is, and prorated when one that has a
    /// value is.
    private mutating func noteTerms(_ scales: [Int], rows: Int, of scale: Int) {
        let first = scale * Self.stride
        isWhole[scale] = true
        for term in scales where !isWhole[term] { isWhole[scale] = false }
        if isWhole[scale] { return }
        for row in 0..<rows { status[first + row] = [] }
        for term in scales where !isWhole[term] {
            let source = term * Self.stride
            for row in 0..<rows {
                let found = status[source + row]
                status[first + row].formUnion(found.isMissing ? .lacksTerms : found)
            }
        }
    }

    func ratio(_ scale: Int, _ row: Int) -> Ratio {
        let place = scale * Self.stride + row
        return Ratio(numerators[place], over: shared[scale] ?? denominators[place])
    }

    mutating func set(_ ratio: Ratio, _ scale: Int, _ row: Int) {
        let place = scale * Self.stride + row
        numerators[place] = ratio.numerator
        denominators[place] = ratio.denominator
    }
}
