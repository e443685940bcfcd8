import Datasets
import Instruments
import StudyDesign

/// `--explain` and `--change`: sentences about one row or two.
extension ScoreCommand {
    /// The rows that were asked for, and no other, are scored.
    /// - Returns: false where there is no change to tell.
    func tell(of rows: ItemRows) throws -> Bool {
        let instrument = rows.instrument
        if let explain {
            let sheet = try sheet(explain, rows)
            warn(explain, sheet)
            try write(sheet.explanation(in: instrument) + "\n")
            return true
        }
        guard let change else { return false }
        let plan = try changePlan.map { try ChangePlanFile.read($0) } ?? ChangePlan(scales: [])
        let parameters = try plan.parameters(for: scale ?? instrument.primaryScale.id, of: instrument)
        let (first, second) = (try sheet(change.first, rows), try sheet(change.second, rows))
        warn(change.first, first)
        if change.second != change.first { warn(change.second, second) }
        switch instrument.change(from: first, to: second, against: parameters) {
        case .value(let sheet):
            try write(sheet.explanation(in: instrument) + "\n")
            return true
        case .missing(let missing):
            try write(missing.sentence + "\n")
            return false
        }
    }

    private func sheet(_ row: Int, _ rows: ItemRows) throws -> ScoreSheet {
        guard row >= 1, let answers = try rows.answers(row - 1) else {
            throw CommandFault("There is no row \(row): the table has rows 1 to \(rows.rowCount).")
        }
        return rows.instrument.score(answers, prorating: policy)
    }

    private func warn(_ row: Int, _ sheet: ScoreSheet) {
        guard !sheet.safety.isEmpty else { return }
        StandardError.line("Row \(row) holds an answer that needs a person, or leaves such an item open: \(sheet.safety.map(\.code).joined(separator: ", ")).")
    }
}
