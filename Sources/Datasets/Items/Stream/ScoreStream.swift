public import Instruments
import Dispatch
import Statistics
import Synchronization

/// Scores a table of answers of any length: the results and the faults of `ItemTable` and
/// `ScoredTable`, without holding a table.
///
/// The file is read in chunks of whole lines, by as many threads as asked for. Where a line is
/// not plain (`PlainRows`), the whole file goes through `ItemRows` instead, which finds the
/// faults or shows that there is none; so nothing is ever given out of a file with a fault.
///
/// In memory are the scores (or their text), and some chunks a thread; of a file that is not
/// plain, besides, its bytes and eight more for each field, and one thread takes several times
/// as long. A kept column with a quoted line break, `007`, `1.50` or `-3` makes a file such.
public struct ScoreStream: Sendable {
    public let instrument: Instrument
    public let columns: ItemColumns
    public let blanks: [String: Blank]
    public let threads: Int
    /// Bytes of the first chunk; tests make it small.
    package var chunkSize = LineSource.readSize
    let key: BatchKey
    private let policy: ProratingPolicy

    /// - Parameter policy: A study's own setting for missing items; a score that it fills in is marked.
    public init(
        instrument: Instrument, columns: ItemColumns, blanks: [String: Blank] = [:],
        prorating policy: ProratingPolicy = .published, threads: Int = 1
    ) {
        self.instrument = instrument
        self.columns = columns
        self.blanks = blanks
        self.threads = max(1, min(threads, 64))
        self.policy = policy
        key = BatchKey(instrument, prorating: policy)
    }

    /// - Throws: ``ItemTableFaults`` as `ItemTable` does; ``AnswerSourceFault``.
    public func scores(of source: AnswerSource) throws -> StreamedScores {
        if let results = try results(of: source, lines: nil, keeping: false) {
            return StreamedScores(parts: results.compactMap(\.scores), isPlain: true)
        }
        return scores(of: try rows(of: source))
    }

    /// The file that `DelimitedWriter(guardsFormulas: true)` makes of `ScoredTable.table`.
    ///
    /// - Parameter keep: the columns of the input before the scores.
    /// - Throws: ``ItemTableFaults`` as `ItemTable` does; ``AnswerSourceFault``.
    public func text(of source: AnswerSource, keeping keep: Bool = false) throws -> StreamedText {
        guard let lines = ScoreLines(instrument) else { return try tableText(of: source, keeping: keep) }
        guard let results = try results(of: source, lines: lines, keeping: keep) else {
            return try text(of: try rows(of: source), lines: lines, keeping: keep)
        }
        let kept = keep ? results.first?.header ?? [] : []
        return StreamedText(
            pieces: [try lines.header(keeping: kept)] + results.map(\.text),
            rowCount: results.reduce(0) { $0 + $1.rowCount },
            needingAPerson: results.reduce(0) { $0 + $1.needingAPerson },
            firstNeedingAPerson: Array(results.flatMap(\.firstNeedingAPerson).prefix(StreamedText.named)), isPlain: true)
    }

    private func rows(of source: AnswerSource) throws -> ItemRows {
        try ItemRows(bytes: try source.allBytes(), instrument: instrument, columns: columns, blanks: blanks)
    }

    /// Through a table: for an instrument whose names have to stand in quotation marks.
    private func tableText(of source: AnswerSource, keeping keep: Bool) throws -> StreamedText {
        let items = try ItemTable(try rows(of: source))
        let scored = ScoredTable(items, prorating: policy)
        let table = try scored.table(carrying: keep ? items.table.columns : [])
        let rows = scored.rowsThatNeedAPerson
        return StreamedText(
            pieces: [DelimitedWriter(guardsFormulas: true).bytes(of: table)], rowCount: scored.sheets.count,
            needingAPerson: rows.count, firstNeedingAPerson: Array(rows.prefix(StreamedText.named)), isPlain: false)
    }

    /// One result a chunk, in the order of the file; nil where it is not plain.
    private func results(of source: AnswerSource, lines: ScoreLines?, keeping keep: Bool) throws -> [ChunkResult]? {
        let file = LineSource(source, readSize: chunkSize)
        guard var header = try file.header() else { return nil }
        if header.starts(with: [0xEF, 0xBB, 0xBF]) { header.removeFirst(3) }
        guard let layout = PlainLayout(header: header, instrument: instrument, columns: columns, blanks: blanks) else { return nil }
        let worker = ChunkWorker(key: key, layout: layout, lines: lines, keeps: keep)
        let progress = Mutex(StreamProgress())
        let carry: @Sendable (Int) -> Void = { _ in
            var worker = worker
            worker.run(file, progress)
        }
        if threads == 1 {
            carry(0)
        } else {
            DispatchQueue.concurrentPerform(iterations: threads, execute: carry)
        }
        return try progress.withLock { try $0.inOrder() }
    }
}
