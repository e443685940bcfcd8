import Foundation

extension Catalog {
    /// The instruments that are shipped with the program.
    ///
    /// They are looked for beside the executable, then beside the main bundle, then where this
    /// source file stood when it was built. `Bundle.module` would trap when a program has been
    /// moved without its resources; here that is an error in a sentence.
    /// - Throws: `CatalogError.noBundledDefinitions`, or `DefinitionFaults`.
    public static func bundled() throws -> Catalog {
        try bundled(among: bundledDirectories())
    }

    package static func bundled(among directories: [String]) throws -> Catalog {
        let found = directories.first { FileManager.default.fileExists(atPath: $0) }
        guard let found else { throw CatalogError.noBundledDefinitions(lookedIn: directories) }
        return try load(directory: found)
    }

    package static func bundledDirectories(sourceFile: String = #filePath) -> [String] {
        let folder = "/maitri_Instruments.resources/Definitions"
        let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let beside = [
            executable.map { parent(of: $0) + folder },
            Bundle.main.bundleURL.path + folder,
            parent(of: parent(of: sourceFile)) + "/Definitions",
        ].compactMap(\.self)
        var seen: Set<String> = []
        return beside.filter { seen.insert($0).inserted }
    }

    private static func parent(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
}
