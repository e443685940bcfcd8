/// The scores of one block in the making, by scale and then row, each as a numerator and a
/// denominator (`Ratio`) that are divided once, when the score is written.
struct BatchWork: Sendable {
    static let stride = AnswerBlock.stride

    var numerators: [Double]
    /// Of scales whose rows do not share one.
    var denominators: [Double]
    /// Of scales that are not whole.
    var status: [ScoreStatus]
    /// By scale: the denominator that all rows with a value share; nil where they differ.
    var shared: [Double?]
    /// By scale: whether every row is complete, so that `status` need not be looked at.
    var isWhole: [Bool]
    /// By row, for one scale.
    var missing: [Double]

    init(scales: Int) {
        numerators = [Double](repeating: 0, count: scales * Self.stride)
        denominators = [Double](repeating: 1, count: scales * Self.stride)
        status = [ScoreStatus](repeating: [], count: scales * Self.stride)
        shared = [Double?](repeating: nil, count: scales)
        isWhole = [Bool](repeating: false, count: scales)
        missing = [Double](repeating: 0, count: Self.stride)
    }

    /// One scale of all rows; what it gives for the rows in `fragile` is not used.
    mutating func run(_ key: BatchKey, _ scale: Int, _ block: AnswerBlock, skipping fragile: [Int]) {
        let rows = block.rowCount
        switch key.steps[scale] {
        case .items(let items, let isMean, let allowance):
            addItems(items, block, to: scale)
            finishItems(items.count, isMean: isMean, allowance: allowance, rows: rows, of: scale)
        case .countAtLeast(let items, let threshold):
            count(items, threshold, block, to: scale)
        case .sumOfMaxima(let domains):
            addMaxima(domains, block, to: scale)
        case .scores(let terms, let isMean):
            combine(terms, isMean: isMean, rows: rows, to: scale)
        case .reflection(let term):
            combine([term], isMean: false, rows: rows, to: scale)
        case .multiple(let term, let factor):
            multiply(term, by: factor, rows: rows, to: scale)
        case .table(let term, let table):
            derive(from: term, term, rows: rows, to: scale) { score, _ in
                for row in table where row.from == score.value { return Ratio(row.gives) }
                return nil
            }
        case .brackets(let term, let brackets):
            derive(from: term, term, rows: rows, to: scale) { score, _ in
                for bracket in brackets where bracket.interval.contains(score.value) { return Ratio(bracket.gives) }
                return nil
            }
        case .quotient(let above, let below, let factor):
            derive(from: above, below, rows: rows, to: scale) { above, below in
                guard below.value > 0 else { return nil }
                return Ratio(above.times(factor).value / below.value)
            }
        case .countOfConditions(let conditions):
            apply(conditions, key, block, to: scale, skipping: fragile)
        case .tiers(let tiers):
            apply(tiers, key, block, to: scale, skipping: fragile)
        }
        if !key.exceptions[scale].isEmpty { fix(key.exceptions[scale], key, block, to: scale, skipping: fragile) }
    }

    /// Divides and hands over; a value that is not finite is none.
    mutating func write(_ scale: Int, rows: Int, to scores: inout BatchScores) {
        let first = scale * Self.stride
        let target = scale * scores.capacity + scores.rowCount
        let isFinite = numerators.withUnsafeBufferPointer { numerators in
            denominators.withUnsafeBufferPointer { denominators in
                scores.values.withUnsafeMutableBufferPointer { values in
                    let source = numerators.column(first, rows)
                    guard let shared = shared[scale] else {
                        return ColumnMath.divide(source, by: denominators.column(first, rows), into: values.rows(target, rows))
                    }
                    return ColumnMath.divide(source, by: shared, into: values.rows(target, rows))
                }
            }
        }
        if !isFinite {
            clearStatus(scale, rows: rows)
            for row in 0..<rows where !scores.values[target + row].isFinite {
                let isMissing = status[first + row].isMissing
                if !isMissing { status[first + row].insert(.undefined) }
            }
        }
        if isWhole[scale] {
            scores.status.withUnsafeMutableBufferPointer { status in
                UnsafeMutableBufferPointer(rebasing: status[target..<(target + rows)]).update(repeating: [])
            }
            return
        }
        for row in 0..<rows {
            var own = status[first + row]
            if own.isMissing {
                own.remove(.prorated)
                scores.values[target + row] = 0
            }
            scores.status[target + row] = own
        }
    }

    /// From now on `status` counts, which is not kept while a scale is whole.
    mutating func clearStatus(_ scale: Int, rows: Int) {
        guard isWhole[scale] else { return }
        for row in 0..<rows { status[scale * Self.stride + row] = [] }
        isWhole[scale] = false
    }
}
