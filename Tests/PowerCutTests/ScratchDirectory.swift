import Foundation
import Glibc

/// An empty directory, in memory where the system has one, gone with `remove`.
struct ScratchDirectory: Sendable {
    let path: String

    init() throws {
        let parent = access("/dev/shm", W_OK) == 0
            ? "/dev/shm" : FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
        path = "\(parent)/power-cut-\(UUID().uuidString)"
        try make(path)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// Calls `body` with a fresh directory inside, holding these files.
    func withDisk(_ files: [String: [UInt8]], number: Int, body: (String) async throws -> Void) async throws {
        let place = "\(path)/\(number)"
        try make(place)
        defer { clear(place) }
        for (name, bytes) in files { try write(bytes, to: "\(place)/\(name)") }
        try await body(place)
    }

    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }

    func content(of name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
    }

    private func make(_ path: String) throws {
        guard mkdir(path, 0o700) == 0 else { throw ScratchError(path: path, code: errno) }
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
        guard descriptor >= 0 else { throw ScratchError(path: path, code: errno) }
        defer { close(descriptor) }
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + start }, bytes.count - start) }
            guard written > 0 else { throw ScratchError(path: path, code: errno) }
            start += written
        }
    }

    private func clear(_ place: String) {
        guard let listing = opendir(place) else { return }
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { unlink("\(place)/\(name)") }
        }
        closedir(listing)
        rmdir(place)
    }
}

struct ScratchError: Error, CustomStringConvertible {
    let path: String
    let code: Int32
    var description: String { "\(path) cannot be written (system error \(code)); is there room?" }
}
