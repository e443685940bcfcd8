import ArgumentParser
import Records
import Safeguards

/// How mail leaves the machine.
struct MailOptions: ParsableArguments {
    @Option(help: ArgumentHelp("sendmail:PATH of a sendmail-compatible program, or smtp:PORT of a mail server on this machine.", valueName: "way"))
    var mail: String

    @Option(name: .customLong("from"), help: ArgumentHelp("The address that messages come from.", valueName: "address"))
    var sender: String

    func messenger() throws -> any Messenger { try Self.messenger(mail, from: sender) }

    static func messenger(_ mail: String, from sender: String) throws -> any Messenger {
        guard let sender = MailAddress(sender) else { throw CommandFault("\"\(sender)\" is not a mail address such as trial@clinic.example.") }
        if mail.hasPrefix("sendmail:") { return try SendmailProgram(path: String(mail.dropFirst("sendmail:".count)), sender: sender) }
        if mail.hasPrefix("smtp:"), let port = UInt16(mail.dropFirst("smtp:".count)) { return try SMTPClient(port: port, sender: sender) }
        throw CommandFault("\"\(mail)\" is no way for mail. Write sendmail:/usr/sbin/sendmail, or smtp:25.")
    }
}
