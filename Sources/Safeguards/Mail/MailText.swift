import StudyDesign

/// A message as the lines that mail programs and servers take (RFC 5322). Every part is a
/// constant, a number or a `MailAddress`, so no line can be added from outside.
struct MailText {
    let lines: [String]

    init(_ message: Message, from sender: MailAddress) {
        lines = [
            "From: <\(sender)>", "To: <\(message.address)>", "Subject: \(Message.subject)",
            "Date: \(Self.date(message.written))", "Message-ID: <\(message.code)@\(sender.domain)>",
            "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=us-ascii", "",
            Message.body,
        ]
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
