/// Conditions, row by row. The rows in `fragile` lack an item of one and are passed over; in the
/// others a condition is open only where an earlier score has no value.
extension BatchWork {
    mutating func apply(
        _ conditions: [Condition], _ key: BatchKey, _ block: AnswerBlock, to scale: Int, skipping fragile: [Int]
    ) {
        refuse(scale, rows: block.rowCount, because: .lacksItems)
        for row in rows(of: block, without: fragile) {
            var holding = 0.0
            var isOpen = false
            for condition in conditions {
                switch truth(condition, key, block, row, before: scale) {
                case .holds: holding += 1
                case .open: isOpen = true
                case .fails: break
                }
            }
            if !isOpen { settle(holding, scale, row) }
        }
    }

    mutating func apply(
        _ tiers: [Tier], _ key: BatchKey, _ block: AnswerBlock, to scale: Int, skipping fragile: [Int]
    ) {
        refuse(scale, rows: block.rowCount, because: .undefined)
        for row in rows(of: block, without: fragile) {
            var isOpen = false
            for tier in tiers {
                let truth = truth(tier.when, key, block, row, before: scale)
                if truth == .holds {
                    if !isOpen { settle(tier.value, scale, row) }
                    break
                }
                if truth == .open { isOpen = true }
            }
            if isOpen { status[scale * Self.stride + row] = .undetermined }
        }
    }

    /// The first exception that holds gives the value, whatever the method gave.
    mutating func fix(
        _ exceptions: [FixedScore], _ key: BatchKey, _ block: AnswerBlock, to scale: Int, skipping fragile: [Int]
    ) {
        clearStatus(scale, rows: block.rowCount)
        share(scale, rows: block.rowCount)
        for row in rows(of: block, without: fragile) {
            for exception in exceptions where truth(exception.when, key, block, row, before: scale) == .holds {
                settle(exception.value, scale, row)
                break
            }
        }
    }

    /// Each row gets a denominator of its own.
    private mutating func share(_ scale: Int, rows: Int) {
        guard let denominator = shared[scale] else { return }
        for row in 0..<rows { denominators[scale * Self.stride + row] = denominator }
        shared[scale] = nil
    }

    private func rows(of block: AnswerBlock, without fragile: [Int]) -> [Int] {
        guard !fragile.isEmpty else { return Array(0..<block.rowCount) }
        let left = Set(fragile)
        return (0..<block.rowCount).filter { !left.contains($0) }
    }

    private mutating func settle(_ value: Double, _ scale: Int, _ row: Int) {
        set(Ratio(value), scale, row)
        status[scale * Self.stride + row] = []
    }

    private func truth(
        _ condition: Condition, _ key: BatchKey, _ block: AnswerBlock, _ row: Int, before scale: Int
    ) -> Truth {
        condition.truth(
            answer: { number in
                number >= 1 && number <= block.itemCount
                    ? block.values[(number - 1) * Self.stride + row] : nil
            },
            isAnswered: { number in number >= 1 && number <= block.itemCount },
            score: { id in
                for earlier in 0..<scale where key.instrument.scales[earlier].id == id {
                    let isMissing = status[earlier * Self.stride + row].isMissing && !isWhole[earlier]
                    return isMissing ? nil : ratio(earlier, row).value
                }
                return nil
            })
    }
}
