import Foundation

/// A fault of what the person gave us: printed as it stands, exit status 2.
struct CommandFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

enum InputFile {
    static func bytes(_ path: String) throws -> [UInt8] {
        if path == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw CommandFault("There is no file \(path).")
        }
        guard !isDirectory.boolValue else { throw CommandFault("\(path) is a folder where a file is needed.") }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFault("\(path) cannot be read: check its permissions.")
        }
        return Array(data)
    }

    static func text(_ path: String) throws -> String {
        let bytes = try bytes(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFault("\(path) is not UTF-8 text. Save it as UTF-8 and try again.")
        }
        return text
    }
}
