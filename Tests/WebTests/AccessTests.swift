import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing
import Web

@Suite("What the site answers, and what it turns away")
struct AccessTests {
    private func expectHeaders(_ response: TestResponse, _ what: String) {
        #expect(SecurityHeaders<BasicRequestContext>.fields.count == 6)
        for (name, value) in SecurityHeaders<BasicRequestContext>.fields {
            #expect(response.headers[values: name] == [value], "\(name) on \(what)")
        }
    }

    @Test("Security headers stand on every answer, errors included")
    func headers() async throws {
        let app = try buildApplication(content: Sample.content(), host: "127.0.0.1", port: 0)
        try await app.test(.router) { client in
            for uri in ["/", "/participants", "/participants/P-1", "/report", "/help", "/instruments", "/instruments/scs", "/instruments/scs/try", "/instruments/no", "/assets/site.css", "/assets/mark.svg", "/no", "/participants/no", "/participants?page=9"] {
                for method in [HTTPRequest.Method.get, .head, .post, .put, .delete, .options, .trace] {
                    let response = try await client.execute(uri: uri, method: method)
                    expectHeaders(response, "\(method) \(uri)")
                    if method != .get && method != .head {
                        #expect(response.status == .methodNotAllowed)
                        #expect(response.headers[.allow] == "GET, HEAD")
                    }
                }
            }
        }
    }

    @Test("What does not exist is a 404 in plain words", arguments: [
        "/nothing", "/participants/P-9", "/participants/p-1", "/participants/P-1/more", "/participants/..%2f..%2fetc%2fpasswd",
        "/participants/%2e%2e", "/participants/%", "/participants/%ff", "/assets/../Templates/Layout.mustache",
        "/assets/help.json", "/assets/%2e%2e/Templates/Layout.mustache", "/../../etc/passwd", "/Templates/Layout.mustache",
        "/participants/P-1%00", "/instruments/nothing", "/instruments/ies", "/instruments/scs%00", "/instruments/..%2f..%2fetc%2fpasswd", "/instruments/scs/try/more", "/instruments/no/try", "/report/.", "/%7b%7bframe%7d%7d",
    ])
    func missing(_ uri: String) async throws {
        let app = try buildApplication(content: Sample.content(), host: "127.0.0.1", port: 0)
        try await app.test(.router) { client in
            let response = try await client.execute(uri: uri, method: .get)
            #expect(response.status == .notFound)
            let html = String(buffer: response.body)
            #expect(html.contains("Need help now?"))
            #expect(!html.contains("root:") && !html.contains("{{"))
            expectHeaders(response, uri)
        }
    }

    @Test("Pages of the list", arguments: [
        ("", 200), ("?page=1", 200), ("?page=3", 200), ("?page=0", 404), ("?page=4", 404), ("?page=-1", 404),
        ("?page=99999999999999999999999999", 404), ("?page=1e3", 404), ("?page=", 404), ("?page=%31", 200),
        ("?page=1&page=2", 404), ("?page=٢", 404), ("?page=1.5", 404), ("?other=x", 200), ("?page=000002", 200), ("?&&=&", 200),
    ])
    func pages(_ query: String, _ status: Int) async throws {
        let app = try buildApplication(content: Sample.content(people: 101), host: "127.0.0.1", port: 0)
        try await app.test(.router) { client in
            let response = try await client.execute(uri: "/participants\(query)", method: .get)
            #expect(response.status.code == status)
        }
    }

    @Test("Only a name of this machine is answered", arguments: [
        ("localhost", true), ("LOCALHOST:8080", true), ("127.0.0.1", true), ("127.8.9.1:1", true), ("[::1]:8080", true), ("[::1]", true),
        ("evil.example", false), ("localhost.evil.example", false), ("127.0.0.1.evil.example", false), ("127.0.0.256", false),
        ("127.0.0", false), ("10.0.0.1", false), ("0.0.0.0", false), ("", false), ("[::2]", false), ("[::1", false), ("localhost:", true),
        ("localhost:80:80", false), ("localhost:x", false), ("user@localhost", false), ("127.0.0.1:999999", false),
    ])
    func authorities(_ authority: String, _ isOurs: Bool) {
        #expect(Loopback.isAuthority(authority) == isOurs)
    }

    @Test("A page whose name was bent to this machine learns nothing")
    func rebinding() async throws {
        let app = try buildApplication(content: Sample.content(), host: "127.0.0.1", port: 0)
        try await app.test(.live) { client in
            let port = try #require(client.port)
            let answer = try await TestClient.withClient(host: "localhost", port: port) { stranger in
                try await stranger.execute(TestClient.Request("/report", method: .get, authority: "evil.example:\(port)"))
            }
            #expect(answer.status == .misdirectedRequest)
            let html = answer.body.map { String(buffer: $0) } ?? ""
            #expect(html.contains("Need help now?"))
            #expect(!html.contains("Kindness trial"))
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        }
    }

    @Test("The site does not listen to the world", arguments: ["0.0.0.0", "::", "10.1.2.3", "study.example", ""])
    func loopbackOnly(_ host: String) throws {
        #expect(throws: SiteFault.notLoopback(host)) {
            _ = try buildApplication(content: Sample.content(), host: host, port: 0)
        }
    }

    @Test("A fault inside is a page in plain words that tells nothing of it")
    func fault() async throws {
        struct Secret: Error { let pseudonym = "P-1" }
        let router = Router(context: BasicRequestContext.self)
        router.add(middleware: SecurityHeaders())
        try router.add(middleware: FailurePages(site: Sample.site()))
        router.get("/broken") { _, _ -> Response in throw Secret() }
        try await Application(router: router).test(.router) { client in
            let response = try await client.execute(uri: "/broken", method: .get)
            #expect(response.status == .internalServerError)
            let html = String(buffer: response.body)
            #expect(html.contains("Something went wrong on our side"))
            #expect(!html.contains("Secret") && !html.contains("P-1"))
            expectHeaders(response, "/broken")
        }
    }
}
