import Foundation

/// Where a demonstration lies. It replaces only what an earlier demonstration wrote, and only
/// one demonstration at a time writes here.
final class DemoFolder: Sendable {
    let path: String
    /// Locked from `prepare` until the program ends.
    private let lock: Int32

    private static let marker = ".maitri-demo"
    /// Everything that a demonstration writes.
    private static let contents = [
        "store", "keys", "plan.yaml", "dataset.csv", "codebook.csv", "observations.csv", "results.json", "report.html",
        "checkpoint.txt",
    ]

    var store: String { file("store") }
    var keys: KeyFolder { KeyFolder(file("keys")) }
    func file(_ name: String) -> String { URL(fileURLWithPath: path).appendingPathComponent(name).path }

    /// Takes the folder, and clears an earlier demonstration when `replacing`.
    ///
    /// - Throws: when something else is there, which is left alone, or another demonstration
    ///   is being written.
    init(_ path: String, replacing: Bool) throws {
        guard !path.isEmpty else { throw CommandFault("--out is empty; name a folder.") }
        self.path = path
        let manager = FileManager.default
        let marker = URL(fileURLWithPath: path).appendingPathComponent(Self.marker).path
        let occupied = Self.contents.filter {
            manager.fileExists(atPath: URL(fileURLWithPath: path).appendingPathComponent($0).path)
        }
        if !occupied.isEmpty, !manager.fileExists(atPath: marker) {
            throw CommandFault("\(path) already holds \(occupied.joined(separator: ", ")), which no demonstration wrote. Choose another folder with --out.")
        }
        try OutputFile.directory(path)
        lock = open(marker, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        guard lock >= 0 else { throw CommandFault("\(marker) cannot be written: \(String(cString: strerror(errno))).") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            throw CommandFault("Another demonstration is being written to \(path) or served from it. Stop it, or choose another folder with --out.")
        }
        if !occupied.isEmpty {
            guard replacing else {
                throw CommandFault("\(path) already holds a demonstration, or the beginning of one. Choose another folder with --out, or replace it with --replace.")
            }
            for name in occupied {
                do {
                    try manager.removeItem(atPath: file(name))
                } catch {
                    throw CommandFault("\(file(name)) cannot be replaced: \(error.localizedDescription)")
                }
            }
        }
        try OutputFile.directory(file("keys"))
    }
}
