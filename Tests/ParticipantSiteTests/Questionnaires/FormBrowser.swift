import Access
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Instruments
import NIOCore
@testable import ParticipantSite
import Records
import StudyDesign
import Web

/// What a browser does, as far as the listener can tell: pages, forms, and a script's messages.
struct FormBrowser: Sendable {
    let world: FormWorld
    let token: Token
    let session: Session
    let person: Participant.ID

    struct Page: Sendable {
        let status: Int
        let text: String
        let location: String?
    }

    func form(_ instrument: String) -> ResponseRecord.ID { FormName.id(of: person, at: FormWorld.visit, asking: instrument) }

    func link(_ instrument: String, _ rest: String = "") -> String {
        "/questionnaires/\(world.site.addressName(of: form(instrument), person))" + rest
    }

    func get(_ path: String) async throws -> Page { try await send(.get, path, headers: [:], Data()) }

    /// A form, with its fields as a browser sends them.
    func post(_ path: String, _ fields: [(String, String)]) async throws -> Page {
        let text = fields.map { "\(Self.encoded($0))=\(Self.encoded($1))" }.joined(separator: "&")
        return try await post(path, body: Data(text.utf8), type: "application/x-www-form-urlencoded")
    }

    func post(_ path: String, body: Data, type: String, token: String? = nil) async throws -> Page {
        var headers: HTTPFields = [.contentType: type, .origin: "http://localhost"]
        if let name = HTTPField.Name("Sec-Fetch-Site") { headers[name] = "same-origin" }
        if let token, let name = HTTPField.Name("X-Form-Token") { headers[name] = token }
        return try await send(.post, path, headers: headers, body)
    }

    /// The hidden fields of a page: what every form of it carries.
    func pass(_ page: Page) -> [(String, String)] {
        ["token", "seal", "revision"].compactMap { name in Self.field(name, in: page.text).map { (name, $0) } }
    }

    /// Fills in one part of a form and sends it off.
    func answer(_ instrument: String, part: Int, _ answers: [(String, String)], seen: Int = 0, to: String = "on") async throws -> Page {
        let path = link(instrument, "/part/\(part)")
        let page = try await get(path)
        let fields = answers.flatMap { [("a.\($0.0)", $0.1), ("seen.\($0.0)", "\(seen)")] }
        return try await post(path, pass(page) + fields + [("to", to)])
    }

    /// A script's message.
    func save(_ instrument: String, _ answers: [[String: Any]], mode: String = "block") async throws -> (status: Int, reply: [String: Any]) {
        let page = try await get(link(instrument, "/part/1"))
        let message: [String: Any] = ["seal": Self.field("seal", in: page.text) ?? "", "mode": mode, "answers": answers]
        let body = try JSONSerialization.data(withJSONObject: message)
        let reply = try await post(link(instrument, "/answers"), body: body, type: "application/json", token: Self.field("token", in: page.text))
        let object = try JSONSerialization.jsonObject(with: Data(reply.text.utf8)) as? [String: Any]
        return (reply.status, object ?? [:])
    }

    static func field(_ name: String, in text: String) -> String? {
        guard let start = text.range(of: "name=\"\(name)\" value=\"") else { return nil }
        return String(text[start.upperBound...].prefix { $0 != "\"" }).replacing("&amp;", with: "&")
    }

    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    private func send(_ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, _ body: Data) async throws -> Page {
        var cookied = headers
        cookied[.cookie] = "\(world.site.sessionCookie.name)=\(token.text)"
        let fields = cookied
        let app = Application(router: world.site.router())
        return try await app.test(.router) { client in
            try await client.execute(uri: path, method: method, headers: fields, body: ByteBuffer(bytes: Array(body))) { response in
                Page(status: response.status.code, text: String(buffer: response.body), location: response.headers[.location])
            }
        }
    }
}
