@testable import Safeguards
import Glibc
import Records
import StoreContract
import Testing

@Suite("Mail to a server on this machine")
struct SMTPTests {
    private func send(to script: [String?], timeout: Int = 5) async throws -> (AlertStep.Dispatch, [String]) {
        let server = try TinyMailServer(script)
        let client = try SMTPClient(port: server.port, sender: #require(MailAddress("maitri@site.example")), timeout: timeout)
        let outcome = await client.send(try message())
        return (outcome, server.received)
    }

    private func message() throws -> Message {
        Message(to: try #require(MailAddress("ana@site.example")), code: GuardedTeam.coder.code("a test"), written: TestStudy.start)
    }

    private func script(_ place: Int, _ answer: String?) -> [String?] {
        var script = TinyMailServer.polite
        script[place] = answer
        return script
    }

    @Test("A whole conversation")
    func conversation() async throws {
        let (outcome, received) = try await send(to: TinyMailServer.polite)
        #expect(outcome == .accepted)
        #expect(received.prefix(4) == ["EHLO [127.0.0.1]\r\n", "MAIL FROM:<maitri@site.example>\r\n", "RCPT TO:<ana@site.example>\r\n", "DATA\r\n"])
        #expect(received.dropFirst(4).first?.hasSuffix("\r\n\r\nPlease open the study site.\r\n.\r\n") == true)
    }

    @Test("A refusal at any step is a refusal", arguments: 0...5)
    func refusals(_ step: Int) async throws {
        for answer in ["550 no", "421 closing", "251 almost", "garbage", "25", "250x", "250-\r\n550 no", ""] {
            if step == 5, answer.isEmpty { continue }
            let (outcome, received) = try await send(to: script(step, answer))
            guard case .refused(let words) = outcome else {
                Issue.record("\(answer) at step \(step) was taken as success")
                continue
            }
            #expect(!words.contains("ana") && words.hasSuffix("."))
            #expect(received.count <= step + 1)
        }
    }

    @Test("A server that says nothing more is a refusal, in time", arguments: [0, 3, 5])
    func silence(_ step: Int) async throws {
        let (outcome, _) = try await send(to: script(step, nil), timeout: 1)
        #expect(outcome == .refused("The mail server cannot be used: it did not answer in time."))
    }

    @Test("A connection that ends before the last answer is a refusal")
    func cutOff() async throws {
        let (outcome, _) = try await send(to: script(5, ""))
        #expect(outcome == .refused("The mail server cannot be used: it ended the connection."))
    }

    @Test("A server that talks without end is a refusal")
    func endless() async throws {
        let (outcome, _) = try await send(to: script(0, String(repeating: "x", count: 200_000)))
        #expect(outcome != .accepted)
    }

    @Test("An answer of more than a hundred lines is a refusal, one of a hundred is read")
    func manyLines() async throws {
        let line = "220-tiny\r\n"
        #expect(try await send(to: script(0, String(repeating: line, count: 99) + "220 tiny")).0 == .accepted)
        #expect(try await send(to: script(0, String(repeating: line, count: 100) + "220 tiny")).0 != .accepted)
    }

    @Test("A server that keeps talking, byte by byte or line by line, is a refusal in time", .timeLimit(.minutes(1)), arguments: ["x", "220-x\r\n"])
    func drip(_ drop: String) async throws {
        let server = try TinyMailServer(dripping: drop)
        let client = try SMTPClient(port: server.port, sender: #require(MailAddress("maitri@site.example")), timeout: 1)
        #expect(await client.send(try message()) == .refused("The mail server cannot be used: it did not answer in time."))
    }

    @Test("When the time is over nothing more is read or sent, although the far end is ready")
    func overdue() throws {
        var ends: [Int32] = [-1, -1]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { close(ends[1]) }
        try #require(write(ends[1], "220 tiny", 8) == 8)
        let wire = Wire(owning: ends[0], limit: TimeLimit(seconds: 0))
        #expect(throws: Wire.Fault.self) { try wire.read() }
        #expect(throws: Wire.Fault.self) { try wire.send([1]) }
    }

    @Test("An answer before its question is no answer")
    func early() async throws {
        let (outcome, _) = try await send(to: script(1, "250 tiny\r\n250 ok\r\n250 ok\r\n354 go on\r\n250 queued"))
        #expect(outcome != .accepted)
    }

    @Test("No other machine is written to", arguments: ["mail.site.example", "192.168.1.1", "127.0.0.2", "0.0.0.0", "::", ""])
    func loopbackOnly(_ host: String) throws {
        let sender = try #require(MailAddress("maitri@site.example"))
        #expect(throws: MailFault.notLoopback(host)) { try SMTPClient(host: host, sender: sender) }
    }

    @Test("No server: a refusal")
    func noServer() async throws {
        let client = try SMTPClient(port: 1, sender: #require(MailAddress("maitri@site.example")))
        #expect(await client.send(try message()) != .accepted)
    }
}
