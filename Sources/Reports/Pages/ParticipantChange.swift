import Datasets
import Instruments
import Records
import StudyDesign

/// From the first to the latest score of each instrument: what changed, and what the published
/// thresholds say of it, on both sides. Every reading opens into its numbers, rule and source.
struct ParticipantChange {
    let page: ParticipantPage

    var section: Section {
        let found = page.study.instruments.compactMap(change)
        let changes = found.compactMap(\.value)
        guard !found.isEmpty else { return Section(id: "change", title: "", blocks: []) }
        let table = ReportTable(
            caption: "From the first to the latest score",
            columns: [
                .init("Score"), .init("First", isNumeric: true), .init("Latest", isNumeric: true),
                .init("Change", isNumeric: true), .init("What thresholds say"),
            ],
            rows: found.map(row),
            notes: ["A threshold is read on both sides: a change of the same size for the worse counts as much. It describes two scores and does not grade a person."])
        let sums = changes.map { change in
            Block.details(
                summary: "How the change of \(change.instrument.abbreviation) was read",
                [.list(change.sheet.explanation(in: change.instrument).paragraphs)])
        }
        return Section(id: "change", title: "What changed", blocks: [.table(table)] + sums)
    }

    private struct Change {
        let instrument: Instrument
        let visits: String
        let sheet: ChangeSheet
    }

    private enum Read {
        case change(Change)
        /// Why two scores were not read against each other.
        case missing(name: String, sentence: String)

        var value: Change? { if case .change(let change) = self { change } else { nil } }
    }

    /// Nil where an instrument was scored once or never.
    private func change(_ id: Instrument.ID) -> Read? {
        guard let instrument = page.material.catalog.instrument(id), ParticipantPage.isShown(instrument) else { return nil }
        let scale = page.study.mechanism.instrument == id ? page.study.mechanism.scale : instrument.primaryScale.id
        let scored = (page.material.submissions[page.person.participant] ?? [])
            .filter { $0.scores.instrument == id && $0.scores[scale] != nil && page.study.visit($0.response.visit) != nil }
            .sorted { ($0.response.day, $0.response.id) < ($1.response.day, $1.response.id) }
        guard let first = scored.first, let last = scored.last, first.response.id != last.response.id else { return nil }
        let name = "\(instrument.abbreviation): \(instrument.scale(scale)?.name ?? scale)"
        do {
            let parameters = try page.study.changeParameters(for: scale, of: instrument)
            switch instrument.change(from: first.scores, to: last.scores, against: parameters) {
            case .value(let sheet):
                let visits = [first, last].map { page.study.visit($0.response.visit)?.name ?? $0.response.visit }
                return .change(Change(instrument: instrument, visits: visits.joined(separator: " to "), sheet: sheet))
            case .missing(let missing): return .missing(name: name, sentence: missing.sentence)
            }
        } catch {
            return .missing(name: name, sentence: error.description)
        }
    }

    private func row(_ read: Read) -> [String] {
        switch read {
        case .missing(let name, let sentence): return [name, "", "", "", sentence]
        case .change(let change):
            let name = change.instrument.scale(change.sheet.scale)?.name ?? change.sheet.scale
            return [
                "\(change.instrument.abbreviation): \(name), \(change.visits.lowercased())", number(change.sheet.first.score?.value),
                number(change.sheet.second.score?.value), number(change.sheet.change, isSigned: true),
                readings(change.sheet),
            ]
        }
    }

    private func readings(_ sheet: ChangeSheet) -> String {
        guard !sheet.thresholds.isEmpty else { return "none is published; a study enters its own" }
        return sheet.thresholds.map { finding in
            let what = "\(finding.threshold.kind.words) (\(finding.threshold.bound.words))"
            switch finding.reading {
            case .value(let reading): return "\(what): \(reading.words)"
            case .missing(let missing): return "\(what): \(missing.sentence)"
            }
        }.joined(separator: "; ")
    }

    private func number(_ value: Double?, isSigned: Bool = false) -> String {
        guard let value else { return "not scored" }
        return (isSigned && value > 0 ? "+" : "") + NumberText.short(value, places: 2)
    }
}

extension String {
    /// The parts between empty lines.
    fileprivate var paragraphs: [String] {
        var parts: [[Substring]] = [[]]
        for line in split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty { parts.append([]) } else { parts[parts.count - 1].append(line) }
        }
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    }
}
