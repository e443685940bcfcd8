public import Records
import Glibc

/// Hands messages to a mail server on this machine, by SMTP (RFC 5321).
///
/// It speaks no TLS, so it reaches a loopback address and nothing else: the server there,
/// which every mail system has, carries the message on with whatever protection it is set up
/// for. Any doubt about the server's last answer counts as a refusal.
public struct SMTPClient: Messenger {
    let host: Host
    let port: UInt16
    let sender: MailAddress
    let timeout: Int

    /// The loopback addresses.
    enum Host: String { case four = "127.0.0.1", six = "::1" }

    /// - Parameters:
    ///   - host: 127.0.0.1, ::1, or localhost, which is the first.
    ///   - timeout: Seconds for a whole message, from when it is handed over; its turn to be
    ///     sent may come later.
    /// - Throws: ``MailFault`` for any other host.
    public init(host: String = "127.0.0.1", port: UInt16 = 25, sender: MailAddress, timeout: Int = 30) throws(MailFault) {
        guard let host = Host(rawValue: host == "localhost" ? "127.0.0.1" : host) else { throw .notLoopback(host) }
        self.host = host
        self.port = port
        self.sender = sender
        self.timeout = max(1, timeout)
    }

    public func send(_ message: Message) async -> AlertStep.Dispatch {
        let limit = TimeLimit(seconds: timeout)
        return await Blocking.mail.run { converse(message, limit) }
    }

    private func converse(_ message: Message, _ limit: TimeLimit) -> AlertStep.Dispatch {
        guard !limit.isOver else { return .refused("The message's turn did not come in time.") }
        do {
            let talk = SMTPTalk(try connected(limit))
            try talk.expect(220, after: nil, "its greeting")
            // The name says nothing about this machine.
            try talk.expect(250, after: "EHLO [127.0.0.1]", "EHLO")
            try talk.expect(250, after: "MAIL FROM:<\(sender)>", "MAIL")
            try talk.expect(250, after: "RCPT TO:<\(message.address)>", "RCPT")
            try talk.expect(354, after: "DATA", "DATA")
            try talk.expect(250, afterBytes: MailText(message, from: sender).forServer, "the message")
            talk.quit()
            return .accepted
        } catch let fault as Wire.Fault {
            return .refused("The mail server cannot be used: \(fault).")
        } catch {
            return .refused("\(error)")
        }
    }

    private func connected(_ limit: TimeLimit) throws(Wire.Fault) -> Wire {
        let family = host == .four ? AF_INET : AF_INET6
        let file = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard file >= 0 else { throw .system(String(cString: strerror(errno))) }
        let wire = Wire(owning: file, limit: limit)
        if host == .four {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            try connect(wire, &address, MemoryLayout<sockaddr_in>.size)
        } else {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = port.bigEndian
            address.sin6_addr = in6addr_loopback
            try connect(wire, &address, MemoryLayout<sockaddr_in6>.size)
        }
        return wire
    }

    private func connect<Address>(_ wire: Wire, _ address: inout Address, _ size: Int) throws(Wire.Fault) {
        let result = withUnsafeBytes(of: &address) { bytes in
            bytes.baseAddress.map { Glibc.connect(wire.file, $0.assumingMemoryBound(to: sockaddr.self), socklen_t(size)) } ?? -1
        }
        if result == 0 { return }
        try wire.wait(for: Int16(POLLOUT))
        var problem: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(wire.file, SOL_SOCKET, SO_ERROR, &problem, &length)
        guard problem == 0 else { throw .system(String(cString: strerror(problem))) }
    }
}
