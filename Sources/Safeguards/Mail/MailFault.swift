/// Why mail cannot be sent, in words that name nobody.
public enum MailFault: Error, Hashable, Sendable, CustomStringConvertible {
    case notLoopback(String)
    case refused(Int, String)
    case garbage(String)
    case noProgram(String)

    public var description: String {
        switch self {
        case .notLoopback(let host):
            "\(host) is not this machine, and without TLS mail goes to a server on this machine alone. Give 127.0.0.1 or ::1, or a sendmail program."
        case .refused(let code, let step): "The mail server answered \(code) to \(step)."
        case .garbage(let step): "The mail server answered \(step) with something that is no answer."
        case .noProgram(let path): "\(path) is not the whole path of a program that can be run. Name a sendmail-compatible program."
        }
    }
}
