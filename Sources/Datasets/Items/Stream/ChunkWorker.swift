import Instruments
import Statistics
import Synchronization

/// What one chunk gave.
struct ChunkResult: Sendable {
    let index: Int
    var rowCount = 0
    var scores: BatchScores?
    var text: [UInt8] = []
    var needingAPerson = 0
    var firstNeedingAPerson: [Int] = []
    var endsWithEmptyLines = false
    var header: [String] = []
}

/// What the threads have done together.
struct StreamProgress: Sendable {
    var results: [ChunkResult] = []
    var isPlain = true
    var hasPoints = false
    var hasCommas = false
    var byteCount = 0
    var fault: AnswerSourceFault?

    /// nil where the file is not plain as a whole: lines left empty in its midst, both decimal
    /// marks, no rows at all, more bytes than `DelimitedText` takes.
    func inOrder() throws -> [ChunkResult]? {
        if let fault { throw fault }
        guard isPlain, !(hasPoints && hasCommas), byteCount < Int(Int32.max) - (1 << 24) else { return nil }
        let sorted = results.sorted { $0.index < $1.index }
        var isOver = false
        for result in sorted {
            if isOver && result.rowCount > 0 { return nil }
            isOver = isOver || result.endsWithEmptyLines
        }
        return sorted.contains { $0.rowCount > 0 } ? sorted : nil
    }
}

/// One thread's work: takes a chunk, reads its rows, scores them, writes them down.
struct ChunkWorker: Sendable {
    private var rows: PlainRows
    private var block: AnswerBlock
    private var scorer: BatchScorer
    private var lines: ScoreLines?
    private var kept: KeptRows?
    private var blockScores: BatchScores
    private let understandsCommas: Bool

    init(key: BatchKey, layout: PlainLayout, lines: ScoreLines?, keeps: Bool) {
        rows = PlainRows(layout)
        block = AnswerBlock(for: key.instrument)
        scorer = BatchScorer(key)
        self.lines = lines
        kept = keeps ? KeptRows() : nil
        blockScores = BatchScores(for: key.instrument, capacity: AnswerBlock.capacity)
        understandsCommas = layout.separator != .comma
    }

    mutating func run(_ file: borrowing LineSource, _ progress: borrowing Mutex<StreamProgress>) {
        while true {
            let isStopped = progress.withLock { !$0.isPlain || $0.fault != nil }
            if isStopped { return }
            do {
                guard try file.next(&rows.chunk) else { return }
            } catch {
                progress.withLock { $0.fault = error as? AnswerSourceFault ?? AnswerSourceFault(code: 0) }
                return
            }
            let result = read()
            let (points, commas, bytes) = (understandsCommas && rows.hasPoints, understandsCommas && rows.hasCommas, rows.chunk.end)
            progress.withLock { progress in
                progress.hasPoints = progress.hasPoints || points
                progress.hasCommas = progress.hasCommas || commas
                progress.byteCount += bytes
                if let result { progress.results.append(result) } else { progress.isPlain = false }
            }
        }
    }

    /// One chunk; nil where it is not plain.
    private mutating func read() -> ChunkResult? {
        var result = ChunkResult(index: rows.chunk.index)
        if rows.chunk.index == 0 { result.header = rows.layout.header }
        if lines == nil { result.scores = BatchScores(for: scorer.key.instrument, capacity: rows.chunk.lineCount) }
        rows.begin()
        var outcome = PlainRows.Outcome.more
        while outcome == .more {
            block.removeAll()
            var cells = block.takeCells()
            outcome = rows.fill(&cells)
            markAbsent(&cells)
            block.put(back: &cells)
            guard outcome != .notPlain, finish(&result) else { return nil }
        }
        result.endsWithEmptyLines = rows.endsWithEmptyLines
        if let text = lines?.take() { result.text = text }
        return result
    }

    /// Scores the block and hands its rows on.
    private mutating func finish(_ result: inout ChunkResult) -> Bool {
        let first = rows.chunk.firstRow + result.rowCount + 1
        result.rowCount += block.rowCount
        if var scores = result.scores.take() {
            defer { result.scores = scores }
            return scorer.score(block, into: &scores)
        }
        blockScores.removeAll()
        guard scorer.score(block, into: &blockScores) else { return false }
        for row in 0..<blockScores.rowCount where blockScores.needsAPerson(row: row) {
            result.needingAPerson += 1
            if result.firstNeedingAPerson.count < StreamedText.named { result.firstNeedingAPerson.append(first + row) }
        }
        if let isKept = kept?.take(rows, count: block.rowCount), !isKept { return false }
        return lines?.add(blockScores, number: first, kept: kept) ?? false
    }

    /// Items without a column are blank in every row.
    private func markAbsent(_ cells: inout AnswerCells) {
        for item in rows.layout.absentItems where cells.rowCount > 0 {
            cells.hasGaps[item] = true
            let first = item * AnswerBlock.stride
            for place in first..<(first + cells.rowCount) {
                cells.values[place] = 0
                cells.marks[place] = AnswerBlock.mark(.blank)
            }
        }
    }
}
