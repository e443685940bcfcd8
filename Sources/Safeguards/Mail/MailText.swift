import Foundation
import StudyDesign

/// A message as the lines that mail programs and servers take (RFC 5322). Every part is a
/// number, a `MailAddress` or a `Message.Text`, so no line can be added from outside.
struct MailText {
    let lines: [String]

    init(_ message: Message, from sender: MailAddress) {
        lines = [
            "From: <\(sender)>", "To: <\(message.address)>",
        ] + Self.subject(message.text.subject) + [
            "Date: \(Self.date(message.written))", "Message-ID: <\(message.code)@\(sender.domain)>",
            "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
        ] + Self.body(message.text.lines)
    }

    /// The body with the headers that say how it is written: as it is, or as Base64 (RFC 2045)
    /// where a server might not carry its letters.
    private static func body(_ lines: [String]) -> [String] {
        guard lines.contains(where: { !$0.utf8.allSatisfy { $0 < 0x80 } }) else {
            return ["Content-Type: text/plain; charset=us-ascii", ""] + lines
        }
        let text = Data(lines.map { $0 + "\r\n" }.joined().utf8).base64EncodedString()
        let parts = stride(from: 0, to: text.utf8.count, by: 76).map { String(text.dropFirst($0).prefix(76)) }
        return ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", ""] + parts
    }

    /// A subject as a header takes it (RFC 2047): letters beyond ASCII in encoded words, each of
    /// which leaves its line shorter than 76 characters; none of which splits a letter.
    private static func subject(_ subject: String) -> [String] {
        guard !subject.utf8.allSatisfy({ $0 < 0x80 }) else { return ["Subject: \(subject)"] }
        var words: [[UInt8]] = [[]]
        for scalar in subject.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if words[words.count - 1].count + bytes.count > 39 { words.append([]) }
            words[words.count - 1] += bytes
        }
        let encoded = words.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }
        return zip(["Subject:"] + encoded.dropFirst().map { _ in "" }, encoded).map { "\($0) \($1)" }
    }

    /// As programs read it from their input: lines end with a line feed.
    var forProgram: [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }

    /// As SMTP carries it: a line that begins with a dot gets another one (RFC 5321, 4.5.2),
    /// and a dot alone ends it.
    var forServer: [UInt8] {
        Array((lines.map { ($0.hasPrefix(".") ? "." : "") + $0 + "\r\n" }.joined() + ".\r\n").utf8)
    }

    /// RFC 5322, section 3.3, in UTC.
    static func date(_ instant: Instant) -> String {
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let (year, month, day) = instant.day.civil
        // 1970-01-01 was a Thursday.
        let weekday = days[((instant.day.daysSinceEpoch % 7) + 7) % 7]
        let clock = instant.description.split(separator: "T").last.map { $0.dropLast() } ?? ""
        return "\(weekday), \(day) \(months[month - 1]) \(year) \(clock) +0000"
    }
}
