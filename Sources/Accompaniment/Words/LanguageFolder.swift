package import Foundation

/// The folder `Languages`, that the build leaves beside the program: one folder a language, in it one file
/// an area (`today.json` holds the keys `today.…`).
public struct LanguageFolder: Sendable {
    package let folder: URL

    package init(_ folder: URL) {
        self.folder = folder
    }

    /// Beside the program (links followed), in `share/maitri` of an installation, or where this file stood when
    /// it was built.
    public static func bundled() throws -> LanguageFolder {
        let candidates = usualPlaces()
        guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0.appending(path: "en").path) }) else {
            throw LanguageFault(faults: ["The folder was looked for in \(candidates.map(\.path).joined(separator: " and ")) and not found."])
        }
        return LanguageFolder(found)
    }

    package static func usualPlaces(sourceFile: String = #filePath) -> [URL] {
        let named = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments.first ?? "")
        let beside = named.resolvingSymlinksInPath().deletingLastPathComponent()
        let share = beside.deletingLastPathComponent().appending(path: "share/maitri", directoryHint: .isDirectory)
        let bundles = [beside, Bundle.main.bundleURL, share].map { $0.appending(path: "maitri_Accompaniment.resources/Languages") }
        let sources = URL(filePath: sourceFile).deletingLastPathComponent().deletingLastPathComponent()
        return bundles + [sources.appending(path: "Languages")]
    }

    /// The tags of the languages that are there, in alphabetical order.
    public func tags() throws -> [String] {
        try names(in: folder).filter { FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/common.json").path) }
    }

    /// Every language that is there.
    public func shelf(site: String = LanguageShelf.reference) throws -> LanguageShelf {
        var faults: [String] = []
        var languages: [Phrases] = []
        for tag in try tags() {
            do {
                languages.append(try phrases(tag))
            } catch let fault as LanguageFault {
                faults += fault.faults
            }
        }
        guard faults.isEmpty else { throw LanguageFault(faults: faults) }
        return try LanguageShelf(languages, site: site)
    }

    /// Every area of one language.
    public func phrases(_ tag: String) throws -> Phrases {
        var faults: [String] = []
        var sentences: [String: Sentence] = [:]
        let own = folder.appending(path: tag)
        for file in try names(in: own) where file.hasSuffix(".json") {
            let place = "\(tag)/\(file)"
            guard let data = FileManager.default.contents(atPath: own.appending(path: file).path),
                let texts = try? JSONDecoder().decode([String: String].self, from: data)
            else {
                faults.append("\(place) is not a flat list of keys and sentences.")
                continue
            }
            let area = file.dropLast(".json".count)
            for (key, text) in texts.sorted(by: { $0.key < $1.key }) {
                guard key.hasPrefix("\(area).") else {
                    faults.append("\(place) holds '\(key)', which does not begin with '\(area).'.")
                    continue
                }
                guard text.contains(where: { !$0.isWhitespace }), let sentence = Sentence(text) else {
                    faults.append("\(place) says nothing for '\(key)', or has a brace that opens or closes nothing.")
                    continue
                }
                sentences[key] = sentence
            }
        }
        guard faults.isEmpty else { throw LanguageFault(faults: faults) }
        let direction: Phrases.Direction = sentences["common.direction"]?.text == "rtl" ? .rightToLeft : .leftToRight
        return Phrases(tag: tag, direction: direction, sentences: sentences)
    }

    /// The bytes of a file in one language's folder, for what is more than a list of sentences.
    package func data(_ tag: String, _ path: String) throws -> Data {
        guard let data = FileManager.default.contents(atPath: folder.appending(path: "\(tag)/\(path)").path) else {
            throw LanguageFault(faults: ["\(tag)/\(path) is missing."])
        }
        return data
    }

    private func names(in folder: URL) throws -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            throw LanguageFault(faults: ["The folder \(folder.path) cannot be read."])
        }
        return names.sorted()
    }
}
