/// One conversation with a mail server, command by command.
final class SMTPTalk {
    private let wire: Wire
    private var unread: [UInt8] = []

    /// More of one answer than any server gives, in bytes and in lines.
    private static let longest = 65_536
    private static let mostLines = 100
    /// Bytes that were read for the answer at hand.
    private var taken = 0

    init(_ wire: Wire) { self.wire = wire }

    func expect(_ code: Int, after command: String?, _ step: String) throws {
        try expect(code, afterBytes: command.map { Array(($0 + "\r\n").utf8) } ?? [], step)
    }

    /// Sends, reads one answer, and compares its code. What the server says beside it is
    /// thrown away: it may name the address.
    func expect(_ code: Int, afterBytes bytes: [UInt8], _ step: String) throws {
        // An answer that came before its question belongs to another one.
        guard unread.isEmpty else { throw MailFault.garbage(step) }
        try wire.send(bytes)
        let answer = try answer(to: step)
        guard answer == code else { throw MailFault.refused(answer, step) }
    }

    /// The server has the message; whether it answers is no matter.
    func quit() {
        try? wire.send(Array("QUIT\r\n".utf8))
    }

    private func answer(to step: String) throws -> Int {
        var code: Int?
        taken = 0
        for _ in 0..<Self.mostLines {
            let line = try line(step)
            guard line.count >= 3, line.prefix(3).allSatisfy({ (48...57).contains($0) }) else { throw MailFault.garbage(step) }
            let number = line.prefix(3).reduce(0) { $0 * 10 + Int($1 - 48) }
            guard code == nil || code == number else { throw MailFault.garbage(step) }
            code = number
            switch line.dropFirst(3).first {
            case nil, UInt8(ascii: " "): return number
            case UInt8(ascii: "-"): continue
            default: throw MailFault.garbage(step)
            }
        }
        throw MailFault.garbage(step)
    }

    private func line(_ step: String) throws -> [UInt8] {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                let line = unread[..<end].filter { $0 != UInt8(ascii: "\r") }
                unread.removeSubrange(...end)
                return Array(line)
            }
            guard taken < Self.longest else { throw MailFault.garbage(step) }
            let bytes = try wire.read()
            taken += bytes.count
            unread += bytes
        }
    }
}
