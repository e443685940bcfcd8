import Accompaniment
import Charts

/// A person's course as pictures, with all words in their language.
struct CourseDrawing {
    let course: OwnCourse
    let phrases: Phrases

    private var words: CourseWords { CourseWords(phrases) }
    private var decimalMark: String { phrases["calendar.decimalSign"] }

    private var marks: [SessionMark] {
        course.sessions.map { SessionMark(week: $0.week, label: phrases("course.session", ["n": phrases.number($0.number)])) }
    }

    func chart(of line: OwnCourseLine) -> OwnLine {
        OwnLine(
            title: CourseNames.title(of: line, in: phrases), description: words.description(of: line, sessions: course.sessions),
            measure: phrases["course.more"], timeLabel: phrases["course.time"], decimals: line.decimals, decimalMark: decimalMark,
            range: line.range,
            occasions: line.points.map {
                Occasion(week: $0.week, label: phrases.date($0.day), score: $0.score, reason: words.score(of: $0, in: line))
            },
            halfWidth: line.halfWidth, sessions: marks, notes: marks.isEmpty ? [] : [phrases["course.sessions"]], table: table(of: line))
    }

    private func table(of line: OwnCourseLine) -> ChartTable {
        let hasBand = line.halfWidth != nil
        var columns: [ChartTable.Column] = [.init(phrases["course.day"]), .init(phrases["course.number"], isNumeric: true)]
        if hasBand { columns.append(.init(phrases["course.between"], isNumeric: true)) }
        let rows = line.points.map { point -> (week: Double, cells: [String]) in
            var cells = [phrases.date(point.day), words.score(of: point, in: line)]
            if hasBand { cells.append(words.band(around: point.score, in: line) ?? "") }
            return (point.week, cells)
        }
        let sessions = course.sessions.map { session -> (week: Double, cells: [String]) in
            let name = phrases("course.session", ["n": phrases.number(session.number)])
            return (session.week, [phrases.date(session.day), name] + (hasBand ? [""] : []))
        }
        return ChartTable(
            caption: CourseNames.title(of: line, in: phrases), columns: columns,
            rows: (rows + sessions).sorted { $0.week < $1.week }.map(\.cells))
    }

    func chart(of facets: OwnFacets) -> FacetProfile {
        func side(_ head: String, _ cell: String) -> FacetProfile.Words.Side {
            .init(head: phrases[head], meaning: phrases["course.side.outward"], cell: phrases[cell])
        }
        let ends = ["from": words.number(facets.range.lowerBound, 0), "to": words.number(facets.range.upperBound, 0)]
        return FacetProfile(
            title: phrases["course.facets"], earlierLabel: facets.firstDay.map(phrases.date), latestLabel: phrases.date(facets.latestDay),
            range: facets.range,
            facets: facets.facets.map { facet in
                .init(
                    name: CourseNames.facet(facet.scale, in: phrases), side: facet.isKind ? .compassionate : .uncompassionate,
                    earlier: facet.first, latest: facet.latest, reason: phrases["course.noNumber"])
            },
            words: FacetProfile.Words(
                compassionate: side("course.side.kindShort", "course.side.kindShort"),
                uncompassionate: side("course.side.hardShort", "course.side.hardShort"), facet: phrases["course.facetColumn"],
                side: phrases["course.sideColumn"], opening: phrases("course.facetsOpening", ends), decimalMark: decimalMark))
    }
}
