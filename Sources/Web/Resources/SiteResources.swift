package import Foundation

/// The folder of templates and style that the build leaves beside the program.
///
/// It is looked for beside the program (links followed), then in `share/maitri` next to the program's
/// folder, where packages put such things. The accessor that the build generates is not used: it ends the
/// program when the folder is missing, where one clear sentence serves better.
package struct SiteResources: Sendable {
    package static let folderName = "maitri_Web.resources"

    private let folder: URL

    /// - Parameters:
    ///   - name: the folder of one room.
    ///   - file: by which the folder is known.
    ///   - places: folders in which to look; the first that holds the resources is taken.
    package init(
        _ name: String = Self.folderName, knownBy file: String = "Templates/Layout.mustache", lookingIn places: [URL] = Self.usualPlaces
    ) throws {
        let candidates = places.map { $0.appending(path: name, directoryHint: .isDirectory) }
        let found = candidates.first { candidate in
            FileManager.default.fileExists(atPath: candidate.appending(path: file).path)
        }
        guard let found else {
            let looked = candidates.map(\.path).joined(separator: " and ")
            throw SiteFault.resources("templates and style were looked for in \(looked) and not found")
        }
        folder = found
    }

    /// Beside the program, and in the share folder of an installation.
    package static var usualPlaces: [URL] {
        let named = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments.first ?? "")
        let beside = named.resolvingSymlinksInPath().deletingLastPathComponent()
        let share = beside.deletingLastPathComponent().appending(path: "share/maitri", directoryHint: .isDirectory)
        return [beside, share]
    }

    /// Paths below a folder of all files with this ending, in their order.
    package func files(in part: String, ending: String) throws -> [String] {
        let root = folder.appending(path: part, directoryHint: .isDirectory)
        guard let found = FileManager.default.enumerator(atPath: root.path) else {
            throw SiteFault.resources("\(part) is missing from \(folder.path)")
        }
        return found.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }.sorted()
    }

    /// The text of a file, by its path in the folder.
    package func text(_ path: String) throws -> String {
        let data = try self.data(path)
        guard let text = String(bytes: data, encoding: .utf8) else {
            throw SiteFault.resources("\(path) is not text in UTF-8")
        }
        return text
    }

    /// The bytes of a file, by its path in the folder.
    package func data(_ path: String) throws -> Data {
        guard let data = FileManager.default.contents(atPath: folder.appending(path: path).path) else {
            throw SiteFault.resources("\(path) is missing from \(folder.path)")
        }
        return data
    }
}
