import Access
import Bookkeeping
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import ParticipantSite
import Records
import SQLiteStore
import StaffSite
import StudyDesign
import Web

/// A browser at a door: its cookies, and the token that its pages carry.
struct DoorVisitor: Sendable {
    let name: String
    /// As a `Cookie` header.
    let cookie: String?
    let token: String

    /// Headers of a browser of today that sends a form of our own page.
    func headers(posting: Bool = false) -> HTTPFields {
        var headers: HTTPFields = [.acceptLanguage: "en"]
        if let cookie { headers[.cookie] = cookie }
        if posting {
            headers[.contentType] = "application/x-www-form-urlencoded"
            if let site = HTTPField.Name("Sec-Fetch-Site") { headers[site] = "same-origin" }
            headers[.origin] = "null"
        }
        return headers
    }

    func get(_ uri: String, _ client: some TestClientProtocol, method: HTTPRequest.Method = .get) async throws -> TestResponse {
        try await client.execute(uri: uri, method: method, headers: headers())
    }

    /// - Parameter fields: Beside the token.
    func post(_ uri: String, _ fields: [(String, String)] = [], _ client: some TestClientProtocol) async throws -> TestResponse {
        try await client.execute(uri: uri, method: .post, headers: headers(posting: true), body: Self.body([("token", token)] + fields))
    }

    static func body(_ fields: [(String, String)]) -> ByteBuffer {
        ByteBuffer(string: fields.map { "\(SiteURL.encoded($0.0))=\(SiteURL.encoded($0.1))" }.joined(separator: "&"))
    }
}

extension DoorHouse {
    /// Somebody before whom no page knows anything.
    func stranger() -> DoorVisitor {
        let start = Token(.system)
        return DoorVisitor(name: "stranger", cookie: "start=\(start.text); desk-start=\(start.text)", token: PageSeal.text(ofStranger: start, with: key))
    }

    /// - Parameter isSteppedUp: Password or code were given a moment ago.
    func participant(_ id: Participant.ID, isSteppedUp: Bool = false) async throws -> DoorVisitor {
        try await visitor("\(id)\(isSteppedUp ? ", stepped up" : "")", .participant(id), .account, isSteppedUp)
    }

    func errand(_ id: Participant.ID, _ way: Session.Way, at visit: Visit.Code = "baseline") async throws -> DoorVisitor {
        let errand = Errand(
            for: id, to: .visit(visit), by: way == .tablet ? .tablet : .link, until: clock.now() + 30, random: .system)
        return try await visitor("\(id), \(way)", .errand(errand), way, false)
    }

    func account(_ id: Account.ID, isSteppedUp: Bool = false) async throws -> DoorVisitor {
        try await visitor("\(id)\(isSteppedUp ? ", stepped up" : "")", .staff(id, .therapist), .account, isSteppedUp, cookie: "desk")
    }

    private func visitor(
        _ name: String, _ holder: Session.Holder, _ way: Session.Way, _ isSteppedUp: Bool, cookie: String = "visit"
    ) async throws -> DoorVisitor {
        let token = Token(.system)
        let now = clock.now()
        var holder = holder
        if case .staff(let id, _) = holder { holder = .staff(id, try await store.state().team.members[id]?.roles.first ?? .monitor) }
        let session = Session(hash: token.hash, holder: holder, way: way, created: now, steppedUp: isSteppedUp ? now : nil)
        try await book.open(session)
        return DoorVisitor(name: name, cookie: "\(cookie)=\(token.text)", token: PageSeal.text(of: session, with: key))
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
    var location: String? { headers[.location] }
    /// What a refusal must not differ in: everything but the cookie of a first visit.
    var face: String {
        var headers = headers
        headers[.setCookie] = nil
        return "\(status.code)\n" + headers.map { "\($0.name): \($0.value)" }.sorted().joined(separator: "\n") + "\n\n" + text
    }
}
