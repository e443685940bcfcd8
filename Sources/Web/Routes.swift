import Foundation
package import HTTPTypes
package import Hummingbird

/// The site's table of contents.
///
/// | method | address | page |
/// |---|---|---|
/// | GET | `/` | the study at a glance |
/// | GET | `/participants?page=` | the list, 50 a page |
/// | GET | `/participants/{pseudonym}` | one participant's course |
/// | GET | `/report` | what was found |
/// | GET | `/instruments` | every questionnaire that can be scored |
/// | GET | `/instruments/{id}` | one of them |
/// | GET | `/instruments/{id}/try` | its form; with answers behind `?`, their scores |
/// | GET | `/help` | help in a crisis |
/// | GET | `/assets/…` | the style sheet and the mark |
///
/// HEAD is answered wherever GET is. Nothing else is.
extension Router where Context == BasicRequestContext {
    package func addRoutes(of site: Site) {
        // What the study shows
        get(SiteURL.study.route) { _, _ in try site.response(site.overviewPage()) }
        get(SiteURL.participants().route) { request, _ in
            try site.response(site.participantsPage(Self.page(request)))
        }
        get(SiteURL.participant(.key).route) { _, context in
            let segment = context.parameters.get(SiteURL.pseudonymKey)
            guard let pseudonym = segment?.removingPercentEncoding else { throw Failure.noSuchParticipant }
            return try site.response(site.participantPage(pseudonym))
        }
        get(SiteURL.report.route) { _, _ in try site.response(site.reportPage()) }

        // What is asked
        get(SiteURL.instruments.route) { _, _ in try site.response(site.instrumentsPage()) }
        get(SiteURL.instrument(.key).route) { _, context in
            try site.response(site.instrumentPage(Self.instrument(context)))
        }
        get(SiteURL.trial(.key).route) { request, context in
            let query = request.uri.queryParameters.map { (String($0.key), String($0.value)) }
            return try site.response(site.trialPage(Self.instrument(context), tried: TriedForm(query)))
        }

        // Always there
        get(SiteURL.help.route) { _, _ in try site.response(site.helpPage()) }

        // What pages are dressed in
        get(SiteURL.stylesheet.route) { _, _ in Response.text(site.stylesheet, type: "text/css; charset=utf-8") }
        get(SiteURL.icon.route) { _, _ in Response.text(site.icon, type: "image/svg+xml") }
    }

    private static func instrument(_ context: BasicRequestContext) throws -> String {
        let segment = context.parameters.get(SiteURL.instrumentKey)
        guard let id = segment?.removingPercentEncoding else { throw Failure.noSuchInstrument }
        return id
    }

    /// The page of a list that a request asks for: 1 if it does not say.
    private static func page(_ request: Request) throws -> Int {
        let asked = request.uri.queryParameters.getAll(SiteURL.pageKey)
        guard let text = asked.first else { return 1 }
        let isPlain = text.count <= 6 && text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        guard asked.count == 1, isPlain, let page = Int(text) else { throw Failure.nothingHere }
        return page
    }
}

extension Site {
    /// A page as an answer.
    package func response(_ page: some Page, status: HTTPResponse.Status = .ok) throws -> Response {
        try .text(templates.render(page), type: "text/html; charset=utf-8", status: status)
    }
}

extension Response {
    package static func text(_ text: String, type: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
