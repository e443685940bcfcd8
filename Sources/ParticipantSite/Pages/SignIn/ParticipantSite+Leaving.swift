import Access
import Accompaniment
import HTTPTypes
package import Hummingbird
import NIOCore
import Web

/// Going out, and going out in a hurry.
extension ParticipantSite {
    /// The link alone makes the browser forget; sending it ends the session here too.
    package func leave(_ call: Call) async throws -> Response {
        if call.act == .leave, let token = cookieToken(call) { try await signIn.signOut(token) }
        let phrases = call.phrases
        let page = LeavePage(
            language: PageText(phrases.tag), direction: PageText(phrases.direction == .rightToLeft ? "rtl" : "ltr"),
            title: PageText(phrases["leave.title"]), text: PageText(phrases["leave.text"]))
        let html = try templates.render(page, with: LeavePage.template)
        return forgetting(bytes(Array(html.utf8), type: "text/html; charset=utf-8"))
    }

    package func signOut(_ call: Call) async throws -> Response {
        if let token = cookieToken(call) {
            // An errand on which nothing is left to do is done: its link opens nothing any more.
            if case .errand(_, let visit, _) = call.visitor, try nextForm(call, at: visit) == nil { try await signIn.finishErrand(token) }
            try await signIn.signOut(token)
        }
        return forgetting(onward(to: ParticipantAct.signInPage.path))
    }

    /// The browser keeps nothing of this site: no cookie, no page, nothing that a script kept. Answers that have
    /// not been sent yet would be lost with it, so leaving is asked to send them first; the script does.
    private func forgetting(_ response: Response) -> Response {
        var response = response
        response.headers[values: .setCookie] = [sessionCookie.clearing, ticketCookie.clearing, startCookie.clearing]
        if let name = HTTPField.Name("Clear-Site-Data") { response.headers[name] = "\"cache\", \"cookies\", \"storage\"" }
        return response
    }
}
