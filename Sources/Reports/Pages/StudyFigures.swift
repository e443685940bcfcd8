import Charts
import Datasets
import Instruments
import Statistics
import StudyDesign

/// Pictures of a whole study that both its page and its report show.
struct StudyFigures {
    let material: StudyMaterial

    private var study: StudyProtocol { material.study }

    var flow: Figure {
        let flow = material.flow
        let left = flow.notRandomized.map(\.count).reduce(0, +)
        return Figure(
            "flow", caption: "How people came into the study and through it.",
            FlowDiagram(
                title: "Flow of participants", assessed: .init("Assessed for eligibility", count: flow.assessed),
                excluded: left > 0
                    ? .init("Not randomized", count: left, details: flow.notRandomized.map { .init($0.text, count: $0.count) }, isLoss: true)
                    : nil,
                randomized: .init("Randomized", count: flow.randomized), arms: flow.arms.map(arm)))
    }

    private func arm(_ flow: ParticipantFlow.ArmFlow) -> FlowDiagram.Arm {
        let lost = flow.discontinued.map(\.count).reduce(0, +) + flow.missedEndpoint
        var reasons = flow.discontinued.map { FlowDiagram.Line($0.text.capitalizedSentence, count: $0.count) }
        if flow.missedEndpoint > 0 { reasons.append(.init("Endpoint not measured", count: flow.missedEndpoint)) }
        return FlowDiagram.Arm(
            name: flow.arm.name,
            steps: [
                .init("Allocated", count: flow.allocated, details: flow.sessions.map { .init("Session \($0.number)", count: $0.count) }),
                .init("Left or not measured", count: lost, details: reasons, isLoss: true),
                .init("Endpoint measured", count: flow.analyzed),
            ])
    }

    /// The mean course of a parameter in each arm.
    func course(_ parameter: Parameter, decimals: Int) -> Figure {
        let measure = material.measure(parameter)
        let direction = material.scale(parameter).flatMap { ScoreDirection($0.direction) }
        let chart = ArmCourse(material.dataset, parameter).trajectory(
            title: measure, measure: measure, direction: direction,
            decimals: decimals, sessions: study.sessionMarks)
        return Figure(
            "course-\(parameter.name)",
            caption: "\(measure). Mean of those measured, with 95 % intervals and how many they are.", chart)
    }

    /// Means, standard deviations and numbers by arm and visit.
    func table(_ parameter: Parameter, decimals: Int) -> ReportTable {
        let course = ArmCourse(material.dataset, parameter)
        let rows = course.arms.flatMap { arm, points in
            points.map { point in
                [
                    arm.name, point.visit.name, "\(point.count)", point.mean.map { Words.number($0, decimals) } ?? "–",
                    point.deviation.map { Words.number($0, decimals) } ?? "–",
                    point.interval.map { Words.interval($0.lowerBound, $0.upperBound, decimals) } ?? "–",
                ]
            }
        }
        return ReportTable(
            caption: "\(material.measure(parameter)) by arm and visit, those measured",
            columns: [
                .init("Arm"), .init("Visit"), .init("n", isNumeric: true), .init("Mean", isNumeric: true),
                .init("SD", isNumeric: true), .init("95 % interval", isNumeric: true),
            ], rows: rows)
    }

    /// What is missing at each visit, and why.
    func missing(_ parameter: Parameter) -> ReportTable {
        let observations = material.dataset.observations.filter { $0.parameter == parameter }
        var rows: [[String]] = []
        for arm in study.arms {
            let people = Set(material.dataset.randomized.filter { $0.arm == arm.code }.map(\.participant))
            for visit in study.visits {
                let here = observations.filter { $0.visit == visit.code && people.contains($0.participant) }
                let reasons = here.compactMap { observation -> String? in
                    guard case let NumericCell.missing(reason) = observation.value else { return nil }
                    return reason.rawValue
                }
                for (reason, list) in Dictionary(grouping: reasons, by: \.self).sorted(by: { $0.key < $1.key }) {
                    rows.append([arm.name, visit.name, reason, "\(list.count)"])
                }
            }
        }
        return ReportTable(
            caption: "Missing values of \(material.measure(parameter)), and why each is",
            columns: [.init("Arm"), .init("Visit"), .init("Reason"), .init("People", isNumeric: true)],
            rows: rows, notes: rows.isEmpty ? ["Nothing is missing."] : [])
    }
}
