import Access
import Accompaniment
import Bookkeeping
package import Hummingbird
import Web

/// One's own lines; only for whoever has just shown who they are.
extension ParticipantSite {
    package func coursePage(_ call: Call) async throws -> Response {
        let phrases = call.phrases
        let course = try await course(of: call.own())
        let drawing = CourseDrawing(course: course, phrases: phrases)
        let words = CourseWords(phrases)
        let lines = try course.lines.enumerated().map { number, line in
            try CourseFigureContext(
                id: "line-\(number + 1)", title: CourseNames.title(of: line, in: phrases), lead: phrases["course.more"],
                chart: drawing.chart(of: line), sentences: words.sentences(of: line), numbers: phrases["course.numbers"])
        }
        let facets = try course.facets.map { facets in
            try CourseFigureContext(
                id: "ways", title: phrases["course.facets"], lead: phrases["course.facetsLead"], chart: drawing.chart(of: facets),
                sentences: [], next: phrases["course.facetsNext"], numbers: phrases["course.numbers"])
        }
        return try page(
            CoursePage(
                frame: frame(call, title: "course.title"), heading: PageText(phrases["course.title"]), lead: PageText(phrases["course.lead"]),
                nothing: lines.isEmpty ? PageText(phrases["course.nothing"]) : nil, lines: lines, facets: facets,
                next: PageText(phrases["course.next"]), notAll: PageText(phrases["course.notAll"]),
                write: LinkContext(phrases["course.writeAbout"], ParticipantAct.journalWritingPage.path)))
    }

    /// Read from the person's own entries, and from nothing else.
    func course(of person: PersonNow) async throws -> OwnCourse {
        let entries = try await store.entries(OwnScores.entriesToOpen(of: person.state))
        return OwnCourse(
            OwnScores(entries, of: person.state), of: person.state, in: person.study, catalog: catalog, today: person.today)
    }
}
