import Foundation

/// The program `maitri` as it was built beside these tests.
struct Program {
    struct Answer {
        let status: Int32
        let output: String
        let errors: String
    }

    let executable: URL

    init() throws {
        var folder = URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).standardizedFileURL
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let candidate = folder.appending(path: "maitri")
            var isDirectory: ObjCBool = false
            if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isDirectory), !isDirectory.boolValue {
                executable = candidate
                return
            }
        }
        throw NotBuilt()
    }

    struct NotBuilt: Error, CustomStringConvertible {
        var description: String { "The program maitri was not built beside the tests; build everything with `swift build --build-tests`." }
    }

    /// - Parameter arguments: those behind `maitri`.
    func run(_ arguments: [String], in folder: URL) throws -> Answer {
        let output = folder.appending(path: ".output")
        let errors = folder.appending(path: ".errors")
        for file in [output, errors] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }
}

/// A temporary folder in which the paths of the documents lead to the repository.
struct Workspace: ~Copyable {
    let folder: URL
    let program: Program

    init() throws {
        let program = try Program()
        let folder = FileManager.default.temporaryDirectory.appending(path: "maitri-documents-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["Documentation", "Examples", "Tests"] {
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: name), withDestinationURL: Repository.root.appending(path: name))
        }
        self.program = program
        self.folder = folder
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// - Parameter command: a line as documents print it, `maitri …`.
    func run(_ command: String) throws -> Program.Answer {
        try program.run(command.split(separator: " ").dropFirst().map(String.init), in: folder)
    }

    func write(_ text: String, to name: String) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
}
