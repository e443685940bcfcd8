public import Datasets
public import Instruments
public import Records
import Statistics
import StudyDesign

/// What the pages of a study are made from: one frozen snapshot, read once.
public struct StudyMaterial: Sendable {
    public let snapshot: Snapshot
    public let catalog: Catalog
    public let dataset: AnalysisDataset
    public let flow: ParticipantFlow
    public let openAlerts: [AlertRecord]
    let submissions: [Participant.ID: [Submission]]

    /// - Parameter openAlerts: those that nobody has acknowledged.
    public init(_ snapshot: Snapshot, catalog: Catalog, openAlerts: [AlertRecord]) {
        self.snapshot = snapshot
        self.catalog = catalog
        self.openAlerts = openAlerts
        dataset = AnalysisDataset(
            snapshot, parameters: Self.parameters(of: snapshot.study, catalog),
            itemsOf: [catalog.instrument(snapshot.study.mechanism.instrument)].compactMap(\.self))
        flow = ParticipantFlow(snapshot, dataset: dataset)
        submissions = Dictionary(grouping: snapshot.submissions, by: \.response.participant)
    }

    var study: StudyProtocol { snapshot.study }

    /// Every scale of every instrument that the study asks for.
    private static func parameters(of study: StudyProtocol, _ catalog: Catalog) -> [Parameter] {
        var asked: [Instrument.ID] = []
        for id in study.visits.flatMap(\.instruments) where !asked.contains(id) { asked.append(id) }
        return asked.compactMap(catalog.instrument).flatMap { instrument in
            instrument.scales.map { Parameter(instrument.id, $0.id) }
        }
    }

    func scale(_ parameter: Parameter) -> Scale? { catalog.instrument(parameter.instrument)?.scale(parameter.scale) }

    /// `CAPS-5 total symptom severity (0 to 80)`.
    func measure(_ parameter: Parameter) -> String {
        guard let instrument = catalog.instrument(parameter.instrument), let scale = instrument.scale(parameter.scale) else {
            return parameter.name
        }
        let range = scale.maximum.map { " (\(scale.minimum.shortestText ?? "") to \($0.shortestText ?? ""))" } ?? ""
        return "\(instrument.abbreviation): \(scale.name)\(range)"
    }
}
