import Foundation
import Glibc
import Synchronization

/// A mail server on loopback for one test: it answers by a script and keeps what it was sent.
final class TinyMailServer: Sendable {
    let port: UInt16
    private let listener: Int32
    private let kept = Mutex<[String]>([])

    /// Answers to the greeting and to each command, in turn; after `DATA` the message is one
    /// command. An answer of nil is silence; "" ends the connection.
    static let polite: [String?] = ["220 hello", "250-tiny\r\n250 8BITMIME", "250 ok", "250 ok", "354 go on", "250 queued", "221 bye"]

    var received: [String] { kept.withLock { $0 } }

    convenience init(_ script: [String?]) throws { try self.init { $0.serve(script) } }

    /// One that greets without end, 20 times a second.
    convenience init(dripping drop: String) throws { try self.init { $0.drip(drop) } }

    private init(_ serve: @escaping @Sendable (TinyMailServer) -> Void) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (file, length) = (listener, size)
        let isBound = withUnsafeMutableBytes(of: &address) { bytes in
            guard let start = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
            return Glibc.bind(file, start, length) == 0 && listen(file, 8) == 0 && getsockname(file, start, &size) == 0
        }
        guard isBound else { throw CocoaError(.fileNoSuchFile) }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in serve(self) }
    }

    private func serve(_ script: [String?]) {
        let file = accept(listener, nil, nil)
        defer {
            close(file)
            close(listener)
        }
        var isMessage = false
        for (place, answer) in script.enumerated() {
            if place > 0 {
                guard let command = read(file, until: isMessage ? "\r\n.\r\n" : "\r\n") else { return }
                kept.withLock { $0.append(command) }
                isMessage = command == "DATA\r\n"
            }
            guard let answer else {
                _ = read(file, until: "never")
                return
            }
            if answer.isEmpty { return }
            let bytes = Array((answer + "\r\n").utf8)
            _ = bytes.withUnsafeBytes { send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        }
    }

    private func drip(_ drop: String) {
        let file = accept(listener, nil, nil)
        let bytes = Array(drop.utf8)
        while bytes.withUnsafeBytes({ send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }) > 0 { usleep(50_000) }
        close(file)
        close(listener)
    }

    private func read(_ file: Int32, until end: String) -> String? {
        var text = ""
        var byte: UInt8 = 0
        while !text.utf8.reversed().starts(with: end.utf8.reversed()) {
            guard recv(file, &byte, 1, 0) == 1 else { return nil }
            text.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return text
    }
}
