import Foundation
import Testing

/// The built program, run as a person would run it.
struct Program {
    struct Answer {
        let status: Int32
        let output: String
        let errors: String
    }

    let binary: URL

    /// The program lies in the folder that holds this test bundle.
    init() throws {
        var folder = URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).standardizedFileURL
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let candidate = folder.appendingPathComponent("maitri")
            if FileManager.default.isExecutableFile(atPath: candidate.path) {
                binary = candidate
                return
            }
        }
        throw Missing()
    }

    struct Missing: Error, CustomStringConvertible {
        let description = "The program maitri was not built beside the tests."
    }

    /// - Parameter input: what the program reads from its standard input.
    func run(_ arguments: [String], in folder: Scratch? = nil) throws -> Answer {
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = folder.url }
        let out = Pipe()
        let err = Pipe()
        process.standardOutput = out
        process.standardError = err
        process.standardInput = FileHandle.nullDevice
        // The two pipes are read at once: a full one would stop the program.
        let errors = Collected(err)
        try process.run()
        let output = out.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus, output: String(decoding: output, as: UTF8.self), errors: errors.text())
    }
}

/// Reads a pipe to its end on a thread of its own.
private final class Collected: @unchecked Sendable {
    // Written by the reading thread before it signals, read after the signal.
    private var data = Data()
    private let done = DispatchSemaphore(value: 0)

    init(_ pipe: Pipe) {
        Thread.detachNewThread { [self] in
            data = pipe.fileHandleForReading.readDataToEndOfFile()
            done.signal()
        }
    }

    func text() -> String {
        done.wait()
        return String(decoding: data, as: UTF8.self)
    }
}

/// A folder of its own for one test, removed afterwards.
final class Scratch: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("maitri-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: url.appendingPathComponent(name))
        return path(name)
    }

    func read(_ name: String) throws -> String {
        try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
    }
}

/// Files of the repository.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func path(_ name: String) -> String { root.appendingPathComponent(name).path }
}
