public import Records
import Glibc

/// Hands messages to a sendmail-compatible program, which every mail system brings along:
/// `PROGRAM -i -f SENDER -- ADDRESS`, with the message on its input.
public struct SendmailProgram: Messenger {
    let path: String
    let sender: MailAddress
    let timeout: Int

    /// - Parameters:
    ///   - path: Absolute; no shell and no search path is asked.
    ///   - timeout: Seconds after which the program is killed and the message counts as refused,
    ///     from when it is handed over; its turn to be sent may come later.
    /// - Throws: ``MailFault`` when there is no such program.
    public init(path: String = "/usr/sbin/sendmail", sender: MailAddress, timeout: Int = 30) throws(MailFault) {
        guard path.hasPrefix("/"), !path.utf8.contains(0), access(path, X_OK) == 0 else { throw .noProgram(path) }
        self.path = path
        self.sender = sender
        self.timeout = max(1, timeout)
    }

    public func send(_ message: Message) async -> AlertStep.Dispatch {
        let limit = TimeLimit(seconds: timeout)
        return await Blocking.mail.run { run(message, limit) }
    }

    private func run(_ message: Message, _ limit: TimeLimit) -> AlertStep.Dispatch {
        guard !limit.isOver else { return .refused("The message's turn did not come in time.") }
        let arguments = [path, "-i", "-f", sender.description, "--", message.address.description]
        guard let child = ChildProcess(path, arguments, limit: limit) else { return .refused("The mail program cannot be started.") }
        var problem: Wire.Fault?
        do {
            try child.input.send(MailText(message, from: sender).forProgram)
            child.input.endSending()
        } catch {
            problem = error
        }
        guard let status = child.wait(limit) else { return .refused("The mail program did not end in time and was killed.") }
        if status != 0 { return .refused("The mail program ended with status \(status).") }
        if let problem { return .refused("The mail program did not read the message: \(problem).") }
        return .accepted
    }
}
