import Foundation
import Instruments
import Reports
import Web

/// A study of three invented people, small enough to read its pages.
enum Sample {
    /// The shipped shelf.
    static let catalog = (try? Catalog.bundled()) ?? .empty

    /// Makes content of the same shape whatever the words are: each word passes through `say`.
    static func content(
        isFictional: Bool = true, people: Int = 3, say: (String) -> String = { $0 }
    ) -> SiteContent {
        let names = (1...max(people, 1)).prefix(people).map { say("P-\($0)") }
        return SiteContent(
            studyTitle: say("Kindness trial"), isFictional: isFictional, overview: document("At a glance", names, say),
            participants: names.enumerated().map { index, name in
                ParticipantEntry(
                    pseudonym: name, enrolled: say("1 May 2025"), sessions: say("2 of 3"), status: say("In the study"),
                    openAlerts: index == 1 ? 2 : 0)
            },
            courses: Dictionary(uniqueKeysWithValues: names.map { ($0, document("Course of \($0)", [], say)) }),
            report: document("What was found", names, say), catalog: catalog)
    }

    /// One block of every kind.
    static func document(_ title: String, _ names: [String], _ say: (String) -> String) -> Document {
        let table = ReportTable(
            caption: say("Effects"), columns: [.init(say("Effect")), .init(say("Estimate"), isNumeric: true)],
            rows: [[say("Total"), say("−10.7")], [say("Direct")]], notes: [say("Points.")])
        let links: [PageLink] =
            [.init(title: say("Report"), note: say("All numbers."), target: .report)]
            + names.prefix(1).map { .init(title: say("One person"), note: say("A course."), target: .participant($0)) }
        return Document(
            title: say(title), summary: say("One sentence."),
            sections: [
                Section(
                    id: say("first"), title: say("First"),
                    blocks: [
                        .paragraph(say("Words.")),
                        .facts([Fact(say("Randomized"), say("90"), note: say("in two arms")), Fact(say("Left"), say("11"))]),
                        .notice(Notice(.conclusion, title: say("So"), text: say("It helped."))),
                        .notice(Notice(.caution, title: say("But"), text: say("Few people."))),
                        .notice(Notice(.note, title: say("And"), text: say("Read on."))),
                    ]),
                Section(id: say("second"), title: say("Second"), blocks: [.table(table), .list([say("A point")])]),
                Section(
                    id: say("third"), title: say("Third"),
                    blocks: [
                        .figure(
                            Figure(id: say("picture"), caption: say("A line"), svg: svg("a"), narrowSVG: svg("b"), table: table)),
                        .figure(Figure(id: say("plain"), caption: say("A line"), svg: svg("c"))),
                        .details(summary: say("More"), [.paragraph(say("Folded.")), .table(table)]),
                    ]),
                Section(id: say("fourth"), title: say("Fourth"), blocks: [.links(links)]),
            ],
            provenance: [Fact(say("Data"), say("snapshot 1"), note: say("hash")), Fact(say("Seed"), say("7"))])
    }

    static func svg(_ prefix: String) -> String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" class="chart chart-wide" viewBox="0 0 20 10" width="20" height="10" \
        role="img" aria-labelledby="\(prefix)-title"><title id="\(prefix)-title">A &lt; B</title>
        <line x1="0" y1="0" x2="20" y2="10" class="chart-ink" color="#1c2530" stroke="currentColor"/></svg>
        """
    }

    static func site(_ content: SiteContent = content()) throws -> Site {
        try Site(content: content, resources: SiteResources())
    }
}
