import Foundation

/// A port of 127.0.0.1.
enum LoopbackPort {
    /// - Throws: when another program listens there, before any work was done in vain.
    static func requireFree(_ port: Int) throws {
        guard port > 0, let number = UInt16(exactly: port) else { return }
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { return }
        defer { close(socket) }
        var reuse: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = number.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0 else {
            throw CommandFault("Port \(port) on 127.0.0.1 cannot be used: \(String(cString: strerror(errno))). Stop the other program, choose another port with --port, or let --port 0 take a free one.")
        }
    }
}
