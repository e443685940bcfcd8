import Foundation
import Hummingbird
import HummingbirdTesting
import Instruments
import Reports
import Testing
import Web

@Suite("Pages, as they were agreed on")
struct PagesTests {
    static let pages: [(uri: String, name: String)] = [
        ("/", "overview"), ("/participants", "participants"), ("/participants/P-2", "participant"),
        ("/report", "report"), ("/help", "help"), ("/instruments/gad7", "instrument"),
        ("/instruments/gad7/try", "form"), ("/instruments/gad7/try?tried=1&gad7_1=2&gad7_2=declined&gad7_3=0", "scores"),
    ]

    @Test("Every page answers 200 with the HTML in Golden", arguments: pages)
    func golden(_ page: (uri: String, name: String)) async throws {
        let app = try buildApplication(content: Sample.content(), host: "127.0.0.1", port: 0)
        try await app.test(.router) { client in
            let response = try await client.execute(uri: page.uri, method: .get)
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "text/html; charset=utf-8")
            try Golden.expect(String(buffer: response.body), matches: page.name)
        }
    }

    @Test func standaloneReport() throws {
        let report = Sample.content().report
        let html = try StandaloneReport.render(report, studyTitle: "Kindness trial", isFictional: true)
        try Golden.expect(withoutStyle(html), matches: "standalone")
        #expect(try html == StandaloneReport.render(report, studyTitle: "Kindness trial", isFictional: true))
    }

    @Test("The style sheet and the mark are served as what they are")
    func assets() async throws {
        let app = try buildApplication(content: Sample.content(), host: "::1", port: 0)
        try await app.test(.router) { client in
            let style = try await client.execute(uri: SiteURL.stylesheet.link, method: .get)
            #expect(style.headers[.contentType] == "text/css; charset=utf-8")
            #expect(String(buffer: style.body).contains("--chart-series-1"))
            let mark = try await client.execute(uri: SiteURL.icon.link, method: .get)
            #expect(mark.headers[.contentType] == "image/svg+xml")
        }
    }

    @Test("HEAD is answered like GET, without a body")
    func head() async throws {
        let app = try buildApplication(content: Sample.content(), host: "localhost", port: 0)
        try await app.test(.router) { client in
            for uri in ["/", "/report", "/nothing"] {
                let get = try await client.execute(uri: uri, method: .get)
                let head = try await client.execute(uri: uri, method: .head)
                #expect(head.status == get.status)
                #expect(head.headers[.contentLength] == get.headers[.contentLength])
                #expect(head.body.readableBytes == 0)
            }
        }
    }

    @Test("A report without sections to list, without people, and without invention")
    func emptyStudy() async throws {
        let bare = Document(title: "Empty", summary: "", sections: [])
        let content = SiteContent(
            studyTitle: "New study", isFictional: false, overview: bare, participants: [], courses: [:], report: bare, catalog: .empty)
        let site = try Sample.site(content)
        let overview = try site.templates.render(site.overviewPage())
        #expect(!overview.contains("Fictional"))
        #expect(!overview.contains("class=\"summary\""))
        #expect(!overview.contains("On this page"))
        let list = try site.templates.render(site.participantsPage(1))
        #expect(list.contains("Nobody has enrolled yet."))
        #expect(throws: Failure.noSuchPage(last: 1)) { try site.participantsPage(2) }
    }

    @Test("Fifty to a page, and a way back to the page one came from")
    func paging() throws {
        let site = try Sample.site(Sample.content(people: 101))
        let pages = try (1...3).map { try site.participantsPage($0) }
        #expect(pages.map(\.people.count) == [50, 50, 1])
        #expect(pages[1].pager?.previous?.text == "/participants")
        #expect(pages[1].pager?.next?.text == "/participants?page=3")
        #expect(pages[2].pager?.next == nil)
        #expect(try site.participantPage("P-51").list.text == "/participants?page=2")
        #expect(try site.participantPage("P-51").neighbors.previous?.name.text == "P-50")
        #expect(try site.participantPage("P-1").neighbors.previous == nil)
        #expect(try site.participantPage("P-101").neighbors.next == nil)
    }

    private func withoutStyle(_ html: String) -> String {
        guard let start = html.range(of: "<style>"), let end = html.range(of: "</style>") else { return html }
        return html.replacingCharacters(in: start.upperBound..<end.lowerBound, with: "…")
    }
}
