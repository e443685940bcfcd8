import Foundation

/// Writes a file whole or not at all: first beside its place, then moved there. A link leads
/// to its target; a device or pipe is written to as it stands; `-` is standard output.
enum OutputFile {
    static func write(_ text: String, to path: String) throws {
        try write(Array(text.utf8), to: path)
    }

    static func write(_ bytes: [UInt8], to path: String) throws { try write([bytes], to: path) }

    /// - Parameter pieces: one after the other.
    static func write(_ pieces: [[UInt8]], to path: String) throws {
        guard !path.isEmpty else { throw CommandFault("The name of the file to write is empty.") }
        if path == "-" {
            StandardOutput.write(pieces)
            return
        }
        var data = Data(capacity: pieces.reduce(0) { $0 + $1.count })
        for piece in pieces { data.append(contentsOf: piece) }
        do {
            let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
            let kind = try? FileManager.default.attributesOfItem(atPath: target.path)[.type] as? FileAttributeType
            if let kind, kind != .typeRegular, kind != .typeDirectory {
                let handle = try FileHandle(forWritingTo: target)
                try handle.write(contentsOf: data)
                try handle.close()
            } else {
                try data.write(to: target, options: .atomic)
            }
        } catch {
            throw CommandFault("\(path) cannot be written: \(error.localizedDescription)")
        }
    }

    /// What is written must not take the place of what is read.
    /// - Parameter inputs: `-` is standard input.
    static func require(_ path: String, otherThan inputs: [String]) throws {
        guard path != "-", let file = FileIdentity(path) else { return }
        for input in inputs where FileIdentity(input == "-" ? "/dev/stdin" : input) == file {
            let name = input == "-" ? "the file that standard input comes from" : input
            throw CommandFault("The output \(path) is the same file as \(name), which it would replace. Write to another file.")
        }
    }

    static func removeIfThere(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw CommandFault("\(path) cannot be removed: \(error.localizedDescription)")
        }
    }

    /// For files that people fill in: what they wrote is not overwritten.
    static func requireNew(_ path: String) throws {
        guard path != "-", FileIdentity(path) != nil else { return }
        throw CommandFault("\(path) is there already, and may be filled in. Remove it, or take another name.")
    }

    /// - Parameter isPrivate: For its owner alone; a folder that is there already is made so.
    static func directory(_ path: String, isPrivate: Bool = false) throws {
        guard !path.isEmpty else { throw CommandFault("The name of the folder to write to is empty.") }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            if isPrivate { try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path) }
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

    static func write(_ text: String) { write(Array(text.utf8)) }

    static func write(_ pieces: [[UInt8]]) { for piece in pieces { write(piece) } }

    static func write(_ bytes: [UInt8]) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            StandardError.line("The answer cannot be written to standard output: \(error.localizedDescription)")
            exit(2)
        }
    }
}
