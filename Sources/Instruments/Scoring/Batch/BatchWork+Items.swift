extension BatchWork {
    /// Σ counted over the answered items, in the order of the key, into the numerators; how many
    /// items are missing into `missing`, where any is (`isWhole` is false then).
    mutating func addItems(_ items: [BatchItem], _ block: AnswerBlock, to scale: Int) {
        let rows = block.rowCount
        let first = scale * Self.stride
        isWhole[scale] = true
        for item in items where block.hasGaps[item.item] { isWhole[scale] = false }
        guard isWhole[scale] else { return addItemsWithGaps(items, block, to: scale) }
        numerators.withUnsafeMutableBufferPointer { sums in
            block.values.withUnsafeBufferPointer { values in
                let sum = sums.rows(first, rows)
                ColumnMath.fill(sum, with: 0)
                for item in items {
                    let column = values.column(item.item * Self.stride, rows)
                    if let whole = item.whole {
                        ColumnMath.addReversed(column, in: whole, to: sum)
                    } else {
                        ColumnMath.add(column, to: sum)
                    }
                }
            }
        }
    }

    /// The same in the presence of blanks, which add nothing.
    private mutating func addItemsWithGaps(_ items: [BatchItem], _ block: AnswerBlock, to scale: Int) {
        let rows = block.rowCount
        let first = scale * Self.stride
        numerators.withUnsafeMutableBufferPointer { sums in
            missing.withUnsafeMutableBufferPointer { missing in
                block.values.withUnsafeBufferPointer { values in
                    block.marks.withUnsafeBufferPointer { marks in
                        for row in 0..<rows {
                            sums[first + row] = 0
                            missing[row] = 0
                        }
                        for item in items {
                            let source = item.item * Self.stride
                            for row in 0..<rows {
                                let value = values[source + row]
                                let counted = item.whole.map { $0 - value } ?? value
                                let isMissing = marks[source + row] != 0
                                sums[first + row] += isMissing ? 0 : counted
                                missing[row] += isMissing ? 1 : 0
                            }
                        }
                    }
                }
            }
        }
    }

    /// Sum: Σ, prorated Σ × n / answered. Mean: Σ / answered.
    mutating func finishItems(_ count: Int, isMean: Bool, allowance: Int, rows: Int, of scale: Int) {
        let first = scale * Self.stride
        let whole = Double(count)
        let complete = isMean ? whole : 1
        guard allowance >= 0, count > 0 else { return refuse(scale, rows: rows, because: .lacksItems) }
        shared[scale] = complete
        if isWhole[scale] { return }
        for row in 0..<rows {
            let gaps = missing[row]
            let answered = whole - gaps
            denominators[first + row] = complete
            if gaps == 0 {
                status[first + row] = []
            } else if gaps <= Double(allowance), answered > 0 {
                status[first + row] = .prorated
                if !isMean { numerators[first + row] *= whole }
                denominators[first + row] = answered
                if answered != complete { shared[scale] = nil }
            } else {
                status[first + row] = .lacksItems
            }
        }
    }

    mutating func count(_ items: [Int], _ threshold: Double, _ block: AnswerBlock, to scale: Int) {
        let first = scale * Self.stride
        isWhole[scale] = true
        shared[scale] = 1
        for row in 0..<block.rowCount {
            numerators[first + row] = 0
            status[first + row] = []
        }
        for item in items {
            let source = item * Self.stride
            for row in 0..<block.rowCount where block.values[source + row] >= threshold {
                numerators[first + row] += 1
            }
        }
        refuse(scale, lacking: items, of: block)
    }

    mutating func addMaxima(_ domains: [[Int]], _ block: AnswerBlock, to scale: Int) {
        let first = scale * Self.stride
        isWhole[scale] = true
        shared[scale] = 1
        for row in 0..<block.rowCount {
            var sum = 0.0
            for domain in domains {
                var highest = -Double.infinity
                for item in domain { highest = max(highest, block.values[item * Self.stride + row]) }
                sum += highest
            }
            numerators[first + row] = sum
            status[first + row] = []
        }
        for domain in domains { refuse(scale, lacking: domain, of: block) }
    }

    /// Rows that lack one of the items have no value.
    private mutating func refuse(_ scale: Int, lacking items: [Int], of block: AnswerBlock) {
        let first = scale * Self.stride
        for item in items where block.hasGaps[item] {
            isWhole[scale] = false
            let source = item * Self.stride
            for row in 0..<block.rowCount where block.marks[source + row] != 0 {
                status[first + row] = .lacksItems
            }
        }
    }

    mutating func refuse(_ scale: Int, rows: Int, because reason: ScoreStatus) {
        let first = scale * Self.stride
        isWhole[scale] = false
        shared[scale] = 1
        for row in 0..<rows {
            numerators[first + row] = 0
            status[first + row] = reason
        }
    }
}
