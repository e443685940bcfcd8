import Foundation
@testable import Safeguards
import Records
import StoreContract
import StudyDesign
import Testing

@Suite("Mail holds nothing but what it must")
struct MailTextTests {
    private let sender = MailAddress("maitri@site.example")

    private func message(to address: String = "ana@site.example") throws -> Message {
        Message(to: try #require(MailAddress(address)), code: GuardedTeam.coder.code(of: .init("p1:r1:alert-1"), rung: 0), written: TestStudy.start)
    }

    @Test("The whole text")
    func text() throws {
        let message = try message()
        let lines = MailText(message, from: try #require(sender)).lines
        #expect(lines == [
            "From: <maitri@site.example>", "To: <ana@site.example>", "Subject: Please open the study site",
            "Date: Mon, 5 Jan 2026 09:00:00 +0000", "Message-ID: <\(message.code)@site.example>", "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=us-ascii", "", "Please open the study site.",
        ])
    }

    @Test("Days of the week", arguments: [("1969-12-31", "Wed"), ("1970-01-01", "Thu"), ("2000-02-29", "Tue"), ("2038-01-19", "Tue")])
    func weekdays(_ day: String, _ name: String) throws {
        #expect(MailText.date(Instant(try #require(Day(day)))).hasPrefix(name + ", "))
    }

    @Test("What is no plain address is no address", arguments: [
        "", "ana", "@", "ana@", "@site", "ana@site@x", "ana@site.example\r\nBcc: x@y", "ana@site.example\nX", "a na@site", "ana@si\0te",
        "<ana@site>", "ana@site>", "-fx@site", "ana@-site", "ana;x@site", "\"ana\"@site", "ana@site,ben@site", "änna@site", "ana@site.", ".ana@site",
        "a:b@site", "ana@[127.0.0.1]", String(repeating: "a", count: 65) + "@site", "a@" + String(repeating: "b", count: 253),
    ])
    func notAnAddress(_ text: String) {
        #expect(MailAddress(text) == nil)
    }

    @Test("No text that is taken as an address can add a line or a header")
    func injection() throws {
        let parts = ["\r", "\n", "\r\n", "\0", " ", "\t", "a", "@", ".", "-", "<", ">", ":", ";", "\u{2028}", "\u{85}", "é", "%0a", "b", "\\", "\""]
        let sender = try #require(sender)
        var accepted = 0
        for seed in testSeeds(3) {
            var numbers = SeededNumbers(seed: seed)
            for _ in 0..<4_000 {
                var text = "ana@site"
                for _ in 0..<Int.random(in: 0...3, using: &numbers) {
                    let place = text.index(text.startIndex, offsetBy: Int.random(in: 0...text.count, using: &numbers))
                    text.insert(contentsOf: parts[Int.random(in: 0..<parts.count, using: &numbers)], at: place)
                }
                guard MailAddress(text) != nil else { continue }
                accepted += 1
                let lines = MailText(try message(to: text), from: sender).forServer.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                #expect(lines.count == 12, "seed \(seed): \(text)")
            }
        }
        #expect(accepted > 10)
    }

    @Test("A line that begins with a dot does not end the message")
    func dots() throws {
        let text = MailText(try message(), from: try #require(sender))
        #expect(Array(text.forServer.suffix(5)) == Array("\r\n.\r\n".utf8))
    }
}

@Suite("A reminder's words")
struct MessageTextTests {
    private func lines(_ subject: String, _ body: [String]) throws -> [String] {
        let text = try #require(Message.Text(subject: subject, lines: body))
        let message = Message(
            to: try #require(MailAddress("ana@site.example")), code: GuardedTeam.coder.code("note"), written: TestStudy.start, text: text)
        return MailText(message, from: try #require(MailAddress("maitri@site.example"))).lines
    }

    @Test("Letters beyond ASCII come in encoded words and Base64, in lines that every server carries")
    func encoded() throws {
        let subject = String(repeating: "Für Sie ☕ ", count: 8)
        let body = ["Grüße, \u{5D0}\u{5D1}", String(repeating: "ä", count: 300)]
        let lines = try lines(subject, body)
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { $0 < 0x80 } })
        let words = lines.drop { !$0.hasPrefix("Subject: ") }.prefix { $0.hasPrefix("Subject: ") || $0.hasPrefix(" ") }
        let decoded = try words.flatMap { line in
            try #require(Data(base64Encoded: String(line.trimmingPrefix("Subject:").dropFirst().trimmingPrefix("=?utf-8?B?").dropLast(2))))
        }
        #expect(String(decoding: decoded, as: UTF8.self) == subject)
        let blank = try #require(lines.firstIndex(of: ""))
        let text = try #require(Data(base64Encoded: lines[(blank + 1)...].joined()))
        #expect(String(decoding: text, as: UTF8.self) == body.map { $0 + "\r\n" }.joined())
    }

    @Test("Plain words stay as they are")
    func plain() throws {
        let lines = try lines("A short note", ["For you:", "", "https://site.example/today"])
        #expect(lines.contains("Subject: A short note") && lines.suffix(4) == ["", "For you:", "", "https://site.example/today"])
    }

    @Test("No words can add a line", arguments: ["a\nb", "a\rb", "a\r\nBcc: x@y", "a\u{2028}b", "a\u{85}b", "a\0b", "\u{1B}[0m"])
    func injection(_ words: String) {
        #expect(Message.Text(subject: words, lines: ["x"]) == nil)
        #expect(Message.Text(subject: "x", lines: ["x", words]) == nil)
    }

    @Test("An address of the site is nothing but an address", arguments: [
        "javascript:alert(1)", "ftp://site", "https://site/a b", "https://site/\r\nBcc:", "https://site/<x>", "https://sité/", "", "//site",
    ])
    func links(_ text: String) {
        #expect(Message.Link(text) == nil)
    }
}
