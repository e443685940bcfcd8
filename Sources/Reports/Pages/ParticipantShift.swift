import Charts
import Datasets
import Instruments
import Statistics
import StudyDesign

/// Did the way one treats oneself shift before, with or after the symptoms: two lines of one person
/// with the bands of measurement error around their first values, and what can be said of their
/// order. Gaps stay gaps. It names no cause and grades nobody.
struct ParticipantShift {
    let page: ParticipantPage

    private var study: StudyProtocol { page.study }
    private var mechanism: Parameter { study.mechanism }
    private var outcome: Parameter { study.primaryOutcome }
    private var title: String { "Before, with or after the symptoms?" }

    /// Whether the section draws the primary outcome, so that it is not drawn twice.
    var drawsOutcome: Bool { band(mechanism) != nil && band(outcome) != nil }

    var section: Section {
        guard let first = line(mechanism), let second = line(outcome) else {
            let lacking = [mechanism, outcome].filter { band($0) == nil }.map(page.material.measure)
            let text = "The protocol does not say what measurement error is on \(Words.list(lacking)); with a baseline and a reliability of its own, each with its source, the order can be read."
            return Section(id: "shift", title: title, blocks: [.notice(Notice(.note, title: "Cannot be told", text: text))])
        }
        let shift = PersonShift(mechanism: first, outcome: second, visits: visits.map(\.name))
        let names = ReportNames(material: page.material)
        let sentences = shift.sentences(mechanism: names.mechanism ?? "the proposed mechanism", outcome: names.outcome ?? "symptoms")
        var blocks: [Block] = [.notice(Notice(.note, title: shift.title, text: sentences.joined(separator: " ")))]
        blocks += [figure(mechanism, decimals: 2), figure(outcome, decimals: 0)].compactMap(\.self)
        blocks.append(.table(table(shift, first, second)))
        if let facets { blocks.append(facets) }
        return Section(id: "shift", title: title, blocks: blocks)
    }

    /// Visits that ask for either score.
    private var visits: [Visit] {
        study.visits.filter { $0.instruments.contains(mechanism.instrument) || $0.instruments.contains(outcome.instrument) }
    }

    private func band(_ parameter: Parameter) -> ErrorBand? {
        guard let instrument = page.material.catalog.instrument(parameter.instrument), let scale = instrument.scale(parameter.scale),
            scale.direction != .higherIsMore, let parameters = try? study.changeParameters(for: parameter.scale, of: instrument)
        else { return nil }
        return ErrorBand(parameters)
    }

    private func line(_ parameter: Parameter) -> ShiftLine? {
        guard let error = band(parameter), let direction = page.material.scale(parameter)?.direction else { return nil }
        let values = visits.map { page.material.dataset.value(parameter, of: page.person.participant, at: $0.code)?.value }
        return ShiftLine(values: values, band: error, isHigherBetter: direction == .higherIsBetter)
    }

    private func figure(_ parameter: Parameter, decimals: Int) -> Block? {
        guard let course = line(parameter), let first = course.first else { return nil }
        let scale = page.material.scale(parameter)
        let range = scale.flatMap { scale in scale.maximum.map { scale.minimum...$0 } }
        let limits = range ?? (first - course.band.halfWidth)...(first + course.band.halfWidth)
        let within = PersonCourse.Band(
            lower: max(first - course.band.halfWidth, limits.lowerBound), upper: min(first + course.band.halfWidth, limits.upperBound),
            label: "no more than measurement error from the first value")
        let measure = page.material.measure(parameter)
        return .figure(
            Figure(
                "shift-\(parameter.instrument)", caption: "\(measure). The band is what measurement error alone explains around the first value.",
                PersonCourse(
                    title: measure, measure: measure, decimals: decimals, range: range,
                    direction: scale.flatMap { ScoreDirection($0.direction) }, occasions: page.occasions(parameter), bands: [within],
                    sessions: page.marks)))
    }

    private func table(_ shift: PersonShift, _ first: ShiftLine, _ second: ShiftLine) -> ReportTable {
        ReportTable(
            caption: "From which visit on each score lay outside its band",
            columns: [.init("Score"), .init("From"), .init("Band, points", isNumeric: true), .init("Measured visits", isNumeric: true), .init("Without a value")],
            rows: [row(mechanism, first), row(outcome, second)],
            notes: [
                "Bands: \(page.material.measure(mechanism)): \(first.band.rule). \(page.material.measure(outcome)): \(second.band.rule).",
                "A score counts as changed from the first visit after which every measured value lies outside the band on the same side.",
            ])
    }

    private func row(_ parameter: Parameter, _ line: ShiftLine) -> [String] {
        let gaps = visits.indices.filter { line.values[$0] == nil && $0 <= (max(line.last ?? 0, 0)) }.map { visits[$0].name.lowercased() }
        return [
            page.material.measure(parameter), onset(line), "± \(NumberText.short(line.band.halfWidth, places: 2))",
            "\(line.later.count + (line.first == nil ? 0 : 1)) of \(visits.count)", gaps.isEmpty ? "none so far" : gaps.joined(separator: ", "),
        ]
    }

    private func onset(_ line: ShiftLine) -> String {
        guard line.first != nil else { return "no first value" }
        guard let found = line.onset else { return line.hasReturned ? "came back into the band" : "stayed within the band" }
        return "\(visits[found.visit].name.lowercased()), for the \(found.isBetter ? "better" : "worse")"
    }

    /// The parts of the mechanism, each read the same way.
    private var facets: Block? {
        guard let instrument = page.material.catalog.instrument(mechanism.instrument) else { return nil }
        let parts = instrument.scales.filter { $0.group == .facet || $0.group == .composite }.filter { $0.id != mechanism.scale }
        let rows = parts.compactMap { scale -> [String]? in
            let parameter = Parameter(instrument.id, scale.id)
            guard let course = line(parameter) else { return nil }
            return [scale.name, onset(course), "± \(NumberText.short(course.band.halfWidth, places: 2))"]
        }
        guard !rows.isEmpty else { return nil }
        let table = ReportTable(
            caption: "The parts of \(instrument.abbreviation), each against its own band",
            columns: [.init("Part"), .init("From"), .init("Band, points", isNumeric: true)], rows: rows,
            notes: ["A part has fewer items than the whole, so its band is wider and its changes are seen later."])
        return .details(summary: "The parts of \(instrument.abbreviation)", [.table(table)])
    }
}
