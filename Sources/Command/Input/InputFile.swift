import Datasets
import Foundation

/// A fault of what the person gave us: printed as it stands, exit status 2.
struct CommandFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

enum InputFile {
    static func bytes(_ path: String) throws -> [UInt8] {
        if path != "-" { try requireFile(path) }
        let handle = path == "-" ? FileHandle.standardInput : try opened(path)
        defer { if path != "-" { try? handle.close() } }
        do {
            return Array(try handle.readToEnd() ?? Data())
        } catch {
            throw CommandFault("\(path == "-" ? "Standard input" : path) cannot be read to its end: \(error.localizedDescription)")
        }
    }

    /// A plain file, or a pipe that has a name, as `<(…)` of a shell gives it.
    private static func opened(_ path: String) throws -> FileHandle {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw CommandFault("\(path) cannot be read: check its permissions.")
        }
        return handle
    }

    /// A table that is not held in memory; close it after use.
    struct Source {
        let source: AnswerSource
        fileprivate let handle: FileHandle?

        func close() { try? handle?.close() }
    }

    /// A plain file is read as it is needed; a pipe can be read once only, so all of it is taken.
    static func source(_ path: String) throws -> Source {
        if path != "-" { try requireFile(path) }
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let kind = try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
        guard path != "-", kind == .typeRegular else { return Source(source: .bytes(try bytes(path)), handle: nil) }
        let handle = try opened(path)
        return Source(source: .file(descriptor: handle.fileDescriptor), handle: handle)
    }

    private static func requireFile(_ path: String) throws {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw CommandFault("There is no file \(path).")
        }
        guard !isDirectory.boolValue else { throw CommandFault("\(path) is a folder where a file is needed.") }
    }

    static func text(_ path: String) throws -> String {
        let bytes = try bytes(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFault("\(path) is not UTF-8 text. Save it as UTF-8 and try again.")
        }
        return text
    }
}
