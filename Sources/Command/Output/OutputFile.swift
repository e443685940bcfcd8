import Foundation

/// Writes a file whole or not at all: first beside its place, then moved there.
enum OutputFile {
    static func write(_ text: String, to path: String) throws {
        try write(Array(text.utf8), to: path)
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandFault("\(path) cannot be written: \(error.localizedDescription)")
        }
    }

    static func directory(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw CommandFault("The folder \(path) cannot be made: \(error.localizedDescription)")
        }
    }
}

/// What is for people while the result goes elsewhere.
enum StandardError {
    static func line(_ text: String) { write(text + "\n") }

    static func write(_ text: String) {
        // Nobody is left to be told when this fails.
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// What the program answers. Unbuffered, so that whoever reads a pipe gets each line as it comes.
enum StandardOutput {
    static func line(_ text: String) { write(text + "\n") }

    static func write(_ text: String) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            StandardError.line("The answer cannot be written to standard output: \(error.localizedDescription)")
            exit(2)
        }
    }
}
