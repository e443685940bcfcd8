/// Scores blocks of answers by a `BatchKey`; one for each thread, since it keeps room to work in.
public struct BatchScorer: Sendable {
    public let key: BatchKey
    /// How many rows went through `Instrument.score`.
    public private(set) var rowsByThemselves = 0
    var work: BatchWork

    public init(_ key: BatchKey) {
        self.key = key
        work = BatchWork(scales: key.steps.count)
    }

    /// Adds the scores of a block to `scores`, in the order of its rows.
    /// - Returns: false, and nothing is added, when the block or `scores` is for another
    ///   instrument, or there is no room.
    public mutating func score(_ block: AnswerBlock, into scores: inout BatchScores) -> Bool {
        let instrument = key.instrument
        guard block.itemCount == instrument.items.count, scores.scaleCount == instrument.scales.count,
            scores.safetyItemCount == instrument.safetyItems.count,
            scores.rowCount + block.rowCount <= scores.capacity
        else { return false }
        if key.isCompiled {
            let fragile = fragileRows(of: block)
            for scale in key.steps.indices {
                work.run(key, scale, block, skipping: fragile)
                work.write(scale, rows: block.rowCount, to: &scores)
            }
            addSafety(of: block, to: &scores)
            for row in fragile { scoreByItself(row, of: block, to: &scores) }
        } else {
            for row in 0..<block.rowCount { scoreByItself(row, of: block, to: &scores) }
        }
        scores.rowCount += block.rowCount
        return true
    }

    private func fragileRows(of block: AnswerBlock) -> [Int] {
        let items = key.fragileItems.filter { block.hasGaps[$0] }
        guard !items.isEmpty else { return [] }
        var rows: [Int] = []
        for row in 0..<block.rowCount {
            for item in items where block.marks[item * AnswerBlock.stride + row] != 0 {
                rows.append(row)
                break
            }
        }
        return rows
    }

    private func addSafety(of block: AnswerBlock, to scores: inout BatchScores) {
        for (index, safety) in key.safety.enumerated() {
            let first = safety.item * AnswerBlock.stride
            let target = index * scores.capacity + scores.rowCount
            for row in 0..<block.rowCount {
                let needs = block.marks[first + row] != 0 || block.values[first + row] >= safety.atLeast
                scores.safety[target + row] = needs ? 1 : 0
            }
        }
    }

    private mutating func scoreByItself(_ row: Int, of block: AnswerBlock, to scores: inout BatchScores) {
        rowsByThemselves += 1
        let target = scores.rowCount + row
        // A block holds only values on their scales, so the answers are never refused.
        let sheet = (try? Answers(inOrder: block.answers(row: row), for: key.instrument))
            .map { key.instrument.score($0, prorating: key.policy) }
        for scale in 0..<scores.scaleCount {
            let place = scale * scores.capacity + target
            scores.status[place] = sheet.map { ScoreStatus($0.scores[scale]) } ?? .undefined
            scores.values[place] = sheet?.scores[scale].value ?? 0
        }
        // The findings stand in the order of the safety items, those without one left out.
        var findings = sheet?.safety[...] ?? []
        for (index, item) in key.instrument.safetyItems.enumerated() {
            let place = index * scores.capacity + target
            let code = key.instrument.item(number: item.item)?.code
            let isFound = sheet == nil || (findings.first.map { $0.code == code && $0.level == item.level && $0.topic == item.topic } ?? false)
            if isFound { findings = findings.dropFirst() }
            scores.safety[place] = isFound ? 1 : 0
        }
    }
}
