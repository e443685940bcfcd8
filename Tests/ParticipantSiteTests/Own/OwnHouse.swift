import Access
import Accompaniment
import Bookkeeping
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import ParticipantSite
import Records
import StoreContract
import StudyDesign

/// The house of the doors with a consent form that asks and offers choices, and somebody with a password.
struct OwnHouse: Sendable {
    let house: DoorHouse
    static let password = "nine kettles under the larch"
    static let form = ConsentText.Form("agreement")

    init() async throws {
        house = try await DoorHouse()
        try await publish(version: 1)
    }

    var store: LedgerStore { house.store }

    func take(_ acts: [Act]) async throws {
        for outcome in try await store.record(acts) {
            if case .refused(let sentence) = outcome { throw HouseFault(description: sentence) }
        }
    }

    /// Publishes the example text as a form of its own, not required, in every language.
    func publish(version: Int) async throws {
        for example in try ExampleConsent.texts(in: .bundled(), form: Self.form, version: version) {
            let text = ConsentText(
                form: Self.form, version: version, language: example.language, text: example.text + (version == 1 ? "" : "\nVersion \(version) says one thing more.\n"),
                choices: example.choices, questions: example.questions, isRequired: false, wording: example.wording)
            let approval = ConsentApproval(form: Self.form, version: version, language: text.language, from: DoorHouse.day, decision: "yes")
            try await take([Change.consentPublished(text).act(at: 9 * 1440), Change.consentApproved(approval).act(at: 9 * 1440, by: "second")])
        }
    }

    func state(_ id: String = "p-active") async throws -> ParticipantState { try await store.state()[.init(id)] }

    /// A browser that has signed in with a password.
    func signedIn(_ id: String = "p-active") async throws -> OwnBrowser {
        let desk = house.desk
        let invitation = try await desk.invite(.participant(.init(id)), as: id)
        guard case .enrolmentNeeded(let ticket, let secret) = try await desk.accept(invitation, password: Self.password) else {
            throw HouseFault(description: "no code was to be enrolled")
        }
        let code = TimeCode.code(of: secret, step: TimeCode.step(at: house.clock.now()))
        let opened = try await desk.enrolCode(ticket, code: code, from: "test").opened
        return OwnBrowser(cookie: opened.token.text)
    }

    func test(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        try await Application(router: house.site.router()).test(.router) { try await body($0) }
    }
}

/// A browser that keeps its session, and sends a page's form as it stands with what is filled in.
final class OwnBrowser {
    private(set) var cookie: String
    private(set) var language = "en"
    private(set) var html = ""
    private(set) var status: HTTPResponse.Status = .ok
    private(set) var location: String?
    private(set) var bytes: [UInt8] = []
    private(set) var headers: HTTPFields = [:]

    init(cookie: String, language: String = "en") {
        self.cookie = cookie
        self.language = language
    }

    private var sent: HTTPFields {
        var fields: HTTPFields = [.acceptLanguage: language, .cookie: "visit=\(cookie)"]
        if let site = HTTPField.Name("Sec-Fetch-Site") { fields[site] = "same-origin" }
        return fields
    }

    private func take(_ response: TestResponse) {
        bytes = Array(response.body.readableBytesView)
        html = String(decoding: bytes, as: UTF8.self)
        status = response.status
        location = response.headers[.location]
        headers = response.headers
        for line in response.headers[values: .setCookie] where line.hasPrefix("visit=") {
            cookie = String(line.dropFirst(6).prefix { $0 != ";" })
        }
    }

    func get(_ uri: String, _ client: any TestClientProtocol) async throws {
        take(try await client.execute(uri: uri, method: .get, headers: sent))
    }

    func post(_ uri: String, _ fields: [(String, String)], _ client: any TestClientProtocol) async throws {
        var headers = sent
        headers[.contentType] = "application/x-www-form-urlencoded"
        headers[.origin] = "null"
        take(try await client.execute(uri: uri, method: .post, headers: headers, body: DoorVisitor.body(fields)))
    }

    /// Every hidden field of the page's form to an address, in order.
    func hidden(of action: String) -> [(String, String)] {
        guard let form = html.components(separatedBy: "<form").first(where: { $0.contains("action=\"\(action)\"") }) else { return [] }
        let body = form.components(separatedBy: "</form>")[0]
        return body.components(separatedBy: "<input type=\"hidden\"").dropFirst().map { tag in
            (Self.attribute("name", tag), Self.attribute("value", tag))
        }
    }

    /// Sends the form with its hidden fields and what is filled in beside them.
    func send(_ action: String, _ fields: [(String, String)], _ client: any TestClientProtocol) async throws {
        try await post(action, hidden(of: action) + fields, client)
    }

    private static func attribute(_ name: String, _ tag: String) -> String {
        let value = String(tag.components(separatedBy: "\(name)=\"").dropFirst().first?.prefix { $0 != "\"" } ?? "")
        return value.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
}
