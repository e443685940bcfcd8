import Instruments
import Statistics

/// Files that are not plain: read by one thread, with the whole file in memory and eight bytes
/// more for each field, and scored in the same blocks as plain ones.
extension ScoreStream {
    func scores(of rows: ItemRows) -> StreamedScores {
        var scores = BatchScores(for: instrument, capacity: rows.rowCount)
        var scorer = BatchScorer(key)
        var block = AnswerBlock(for: instrument)
        for first in stride(from: 0, to: rows.rowCount, by: AnswerBlock.capacity) {
            fill(&block, rows, from: first)
            // There is room for all rows.
            _ = scorer.score(block, into: &scores)
        }
        return StreamedScores(parts: [scores], isPlain: false)
    }

    func text(of rows: ItemRows, lines: ScoreLines, keeping keep: Bool) throws -> StreamedText {
        var lines = lines
        var scorer = BatchScorer(key)
        var block = AnswerBlock(for: instrument)
        var scores = BatchScores(for: instrument, capacity: AnswerBlock.capacity)
        var kept = keep ? KeptRows() : nil
        var pieces = [try lines.header(keeping: keep ? rows.text.header : [])]
        var people = 0
        var named: [Int] = []
        for first in stride(from: 0, to: rows.rowCount, by: AnswerBlock.capacity) {
            fill(&block, rows, from: first)
            scores.removeAll()
            kept?.take(rows, from: first, count: block.rowCount)
            guard scorer.score(block, into: &scores), lines.add(scores, number: first + 1, kept: kept) else {
                throw ItemTableFaults(["Row \(first + 2) and those below it cannot be written."])
            }
            for row in 0..<scores.rowCount where scores.needsAPerson(row: row) {
                people += 1
                if named.count < StreamedText.named { named.append(first + row + 1) }
            }
            pieces.append(lines.take())
        }
        return StreamedText(
            pieces: pieces, rowCount: rows.rowCount, needingAPerson: people, firstNeedingAPerson: named, isPlain: false)
    }

    private func fill(_ block: inout AnswerBlock, _ rows: ItemRows, from first: Int) {
        block.removeAll()
        for row in first..<min(first + AnswerBlock.capacity, rows.rowCount) {
            // The answers are checked, and the block has room.
            _ = block.append(rows.ordered(row))
        }
    }
}
