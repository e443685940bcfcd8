import Glibc

/// A connected socket with a time limit on everything; closed when the value goes. Signals
/// about a far end that is gone become errors.
final class Wire {
    let file: Int32
    private let limit: TimeLimit

    /// Why nothing more can be sent or read, in words that name nobody.
    enum Fault: Error, CustomStringConvertible {
        case timeout, ended, system(String)

        var description: String {
            switch self {
            case .timeout: "it did not answer in time"
            case .ended: "it ended the connection"
            case .system(let reason): reason
            }
        }
    }

    init(owning file: Int32, limit: TimeLimit) {
        self.file = file
        self.limit = limit
        _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) | O_NONBLOCK)
    }

    deinit { close(file) }

    func send(_ bytes: [UInt8]) throws(Fault) {
        var sent = 0
        while sent < bytes.count {
            try check()
            let count = bytes[sent...].withUnsafeBytes { Glibc.send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count > 0 { sent += count } else { try wait(for: Int16(POLLOUT), after: count) }
        }
    }

    /// At least one byte.
    func read() throws(Fault) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            try check()
            let count = buffer.withUnsafeMutableBytes { recv(file, $0.baseAddress, $0.count, 0) }
            if count > 0 { return Array(buffer.prefix(count)) }
            if count == 0 { throw .ended }
            try wait(for: Int16(POLLIN), after: count)
        }
    }

    /// Asked in every turn: a far end that keeps talking never makes anything wait.
    private func check() throws(Fault) {
        if limit.isOver { throw .timeout }
    }

    func endSending() { shutdown(file, Int32(SHUT_WR)) }

    /// Waits until the socket is ready.
    func wait(for events: Int16, after count: Int = -1) throws(Fault) {
        let reason = errno
        guard count < 0, reason == EAGAIN || reason == EINTR || reason == EINPROGRESS else {
            throw .system(String(cString: strerror(reason)))
        }
        var watched = pollfd(fd: file, events: events, revents: 0)
        let ready = poll(&watched, 1, limit.milliseconds)
        if ready == 0 { throw .timeout }
        if ready < 0, errno != EINTR { throw .system(String(cString: strerror(errno))) }
    }
}
