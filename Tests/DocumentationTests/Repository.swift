import Foundation

/// The repository that the tests were built from.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Paths of files below a folder, sorted; hidden folders and what a build or a demonstration leaves are not looked into.
    static func files(below folder: String = "", ending endings: [String] = [""]) throws -> [String] {
        let top = folder.isEmpty ? root : root.appending(path: folder)
        var found: [String] = []
        var open = try names(in: top).map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
        while let path = open.popLast() {
            var isDirectory: ObjCBool = false
            guard FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isDirectory) else { continue }
            if isDirectory.boolValue {
                let leftByDemonstration = FileManager.default.fileExists(atPath: root.appending(path: "\(path)/.maitri-demo").path)
                if !leftByDemonstration { open += try names(in: root.appending(path: path)).map { "\(path)/\($0)" } }
            } else if endings.contains(where: path.hasSuffix) {
                found.append(path)
            }
        }
        return found.sorted()
    }

    private static func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
    }

    /// The pages that people read.
    static func pages() throws -> [MarkdownPage] {
        let paths = try ["README.md"] + files(below: "Documentation", ending: [".md"]) + files(below: "Examples", ending: [".md"])
        return try paths.map { MarkdownPage(path: $0, text: try text($0)) }
    }

    static func page(_ path: String) throws -> MarkdownPage { MarkdownPage(path: path, text: try text(path)) }
}
