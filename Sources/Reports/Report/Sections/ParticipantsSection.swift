import Datasets
import Instruments
import Statistics
import StudyDesign

extension StudyReport {
    /// Who came, who left, and how they were at the beginning (CONSORT 2025).
    var participants: Section {
        Section(
            id: "participants", title: "Participants",
            blocks: [.figure(figures.flow)] + baseline(of: leading).tables.map(Block.table) + rest)
    }

    private var rest: [Block] {
        let tables = baseline(of: material.dataset.parameters.filter { !leading.contains($0) }).tables
        return tables.isEmpty ? [] : [.details(summary: "Every other scale at the beginning", tables.map(Block.table))]
    }

    /// The primary outcome, the mechanism, and the total of every other instrument.
    private var leading: [Parameter] {
        let first = [study.primaryOutcome, study.mechanism]
        let others = study.instruments.filter { id in !first.contains { $0.instrument == id } }.compactMap { id in
            material.dataset.parameters.first { $0.instrument == id && material.scale($0)?.group == .total }
                ?? material.dataset.parameters.first { $0.instrument == id }
        }
        return first + others
    }

    /// Without the range, which the columns have no room for.
    private func name(_ parameter: Parameter) -> String {
        guard let instrument = material.catalog.instrument(parameter.instrument), let scale = material.scale(parameter) else { return parameter.name }
        return "\(instrument.abbreviation): \(scale.name)"
    }

    private func baseline(of parameters: [Parameter]) -> BaselineTable {
        let measures = parameters.compactMap { parameter -> BaselineTable.Measure? in
            guard let visit = study.visits.first(where: { $0.instruments.contains(parameter.instrument) }), visit.window.target <= 0 else { return nil }
            var values: [[Double]] = []
            var missing: [Int] = []
            for arm in study.arms {
                let people = material.dataset.randomized.filter { $0.arm == arm.code }
                let measured = people.compactMap { material.dataset.value(parameter, of: $0.participant, at: visit.code)?.value }
                values.append(measured)
                missing.append(people.count - measured.count)
            }
            let range = material.scale(parameter)?.maximum ?? 100
            return .init(name(parameter), values: values, missing: missing, decimals: range > 20 ? 1 : 2)
        }
        return BaselineTable(arms: study.arms.map(\.name), control: study.arms.firstIndex(where: \.isControl) ?? 0, measures: measures)
    }
}
