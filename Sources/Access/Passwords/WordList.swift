import Foundation

/// Words and phrases that are tried first, as a list a line each.
public struct WordList: Hashable, Sendable {
    let words: Set<String>
    /// The most characters of a word.
    let longest: Int

    public init(lines text: String) {
        self.init(text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }.map(String.init))
    }

    init(_ words: [String]) {
        let folded = words.map { LookAlike.folded($0).filter(LookAlike.isRead) }.filter { $0.count >= 3 }
        self.words = Set(folded.map { String(String.UnicodeScalarView($0)) })
        longest = folded.map(\.count).max() ?? 0
    }

    /// Both lists as one.
    public func joined(with other: WordList) -> WordList { WordList(Array(words) + Array(other.words)) }

    /// Which of the characters belong to a word of the list, whatever stands between them.
    func covers(_ characters: [Unicode.Scalar]) -> [Bool] {
        let read = characters.indices.filter { LookAlike.isRead(characters[$0]) }
        var covered = Array(repeating: false, count: characters.count)
        for (place, isCovered) in zip(read, coversUnbroken(read.map { characters[$0] })) { covered[place] = isCovered }
        return covered
    }

    private func coversUnbroken(_ characters: [Unicode.Scalar]) -> [Bool] {
        var covered = Array(repeating: false, count: characters.count)
        guard longest >= 3 else { return covered }
        for start in characters.indices {
            let most = min(longest, characters.count - start)
            guard most >= 3 else { break }
            var candidate = String(String.UnicodeScalarView(characters[start..<start + most]))
            for length in stride(from: most, through: 3, by: -1) {
                if words.contains(candidate) {
                    for place in start..<start + length { covered[place] = true }
                    break
                }
                candidate.unicodeScalars.removeLast()
            }
        }
        return covered
    }
}

extension WordList {
    /// The list that is shipped, found beside the executable, beside the main bundle, or where
    /// this source file stood when it was built.
    ///
    /// - Throws: ``WordListMissing``.
    public static func bundled() throws -> WordList {
        let places = places()
        for place in places {
            if let data = FileManager.default.contents(atPath: place), let text = String(validating: data, as: UTF8.self) {
                return WordList(lines: text)
            }
        }
        throw WordListMissing(lookedIn: places)
    }

    private static func places(sourceFile: String = #filePath) -> [String] {
        let file = "/maitri_Access.resources/Lists/common.txt"
        let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return [
            executable.map { parent(of: $0) + file }, Bundle.main.bundleURL.path + file,
            parent(of: parent(of: sourceFile)) + "/Lists/common.txt",
        ].compactMap(\.self)
    }

    private static func parent(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
}

/// The program was moved without its files.
public struct WordListMissing: Error, Hashable, CustomStringConvertible {
    public let lookedIn: [String]

    public var description: String {
        "The list of common passwords was not found; it is looked for at \(lookedIn.joined(separator: ", ")). "
            + "Copy the folder maitri_Access.resources beside the program."
    }
}
