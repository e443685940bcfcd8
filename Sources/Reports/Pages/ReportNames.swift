import Datasets
import Instruments
import Mechanisms
import StudyDesign

/// What people call the columns of a study's dataset.
struct ReportNames {
    let columns: [String: String]
    /// The same as they stand in a sentence: `CAPS-5 at week 18`.
    let phrases: [String: String]
    /// Columns to whose values people were assigned by chance.
    let randomized: Set<String>
    /// Nil for data of unknown origin.
    let mechanism: String?
    let outcome: String?

    init(material: StudyMaterial) {
        let study = material.study
        var columns = ["arm": Self.exposure(study)]
        var phrases = columns
        for parameter in material.dataset.parameters {
            let instrument = material.catalog.instrument(parameter.instrument)
            let scale = instrument?.scale(parameter.scale)
            let title = scale?.group == .facet || scale?.group == .composite
                ? Self.short(scale?.name ?? parameter.scale) : instrument?.abbreviation ?? parameter.instrument.rawValue
            for visit in study.visits {
                let week = Words.number(visit.week, visit.week == visit.week.rounded() ? 0 : 1)
                columns["\(parameter.name)_\(visit.code)"] = "\(title), week \(week)"
                phrases["\(parameter.name)_\(visit.code)"] = "\(title) at week \(week)"
            }
        }
        self.columns = columns
        self.phrases = phrases
        randomized = study.arms.count > 1 ? ["arm"] : []
        mechanism = material.catalog.instrument(study.mechanism.instrument)?.id.rawValue == "scs" ? "self-compassion" : "the proposed mechanism"
        outcome = "\(study.condition.split(separator: " ").last.map(String.init) ?? study.condition) symptoms"
    }

    /// For data of unknown origin columns keep their names.
    init() {
        columns = [:]
        phrases = [:]
        randomized = []
        mechanism = nil
        outcome = nil
    }

    /// How people came to have the values of a column: as the plan states it, else as the study knows it.
    func assignment(of column: String, stated: ExposureAssignment = .unknown) -> ExposureAssignment {
        stated == .unknown && randomized.contains(column) ? .randomized : stated
    }

    func orderWriting(_ fit: OrderOfChangeFit, id: String) -> OrderOfChangeWriting {
        OrderOfChangeWriting(fit: fit, id: id.isEmpty ? "order" : id.split(separator: ".").joined(separator: "-"), mechanism: mechanism, outcome: outcome, names: columns)
    }

    private static func exposure(_ study: StudyProtocol) -> String {
        let treated = study.arms.filter { !$0.isControl }.map(\.code).joined(separator: " or ")
        let control = study.arms.filter(\.isControl).map(\.code).joined()
        return "\(treated == "mdma" ? "MDMA" : treated) (against \(control))"
    }

    private static func short(_ name: String) -> String {
        let head = name.split(separator: "(").first.map(String.init) ?? name
        return head.hasSuffix(" ") ? String(head.dropLast()) : head
    }
}
