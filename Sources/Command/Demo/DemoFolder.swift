import Foundation

/// Where a demonstration lies. It replaces only what an earlier demonstration wrote.
struct DemoFolder {
    let path: String

    private static let marker = ".maitri-demo"
    /// Everything that a demonstration writes.
    private static let contents = [
        "store", "keys", "plan.yaml", "dataset.csv", "codebook.csv", "observations.csv", "results.json", "report.html",
    ]

    var store: String { "\(path)/store" }
    var signingKey: String { "\(path)/keys/ledger.key" }
    var publicKey: String { "\(path)/keys/ledger.pub" }
    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Makes the folder, or clears an earlier demonstration when `replacing`.
    ///
    /// - Throws: when something else is there, which is left alone.
    func prepare(replacing: Bool) throws {
        let manager = FileManager.default
        let occupied = Self.contents.filter { manager.fileExists(atPath: file($0)) }
        if !occupied.isEmpty {
            guard manager.fileExists(atPath: file(Self.marker)) else {
                throw CommandFault("\(path) already holds \(occupied.joined(separator: ", ")), which no demonstration wrote. Choose another folder with --out.")
            }
            guard replacing else {
                throw CommandFault("\(path) already holds a demonstration. Choose another folder with --out, or replace it with --replace.")
            }
            for name in occupied {
                do {
                    try manager.removeItem(atPath: file(name))
                } catch {
                    throw CommandFault("\(file(name)) cannot be replaced: \(error.localizedDescription)")
                }
            }
        }
        try OutputFile.directory("\(path)/keys")
        try OutputFile.write("A demonstration of Maitri: invented people and numbers.\n", to: file(Self.marker))
    }
}
