import Foundation

/// The rooms and arrows as `Documentation/Map.md` allows them.
struct FloorPlan {
    /// Room → what it may import.
    let allowed: [String: Set<String>]
    /// Rooms from the bottom up, as the page lists them.
    let order: [String]

    /// Belong to the toolchain.
    static let toolchain: Set<String> = [
        "Foundation", "FoundationEssentials", "Dispatch", "Synchronization", "Glibc", "Swift",
    ]

    init(page: String) {
        var allowed: [String: Set<String>] = [:]
        var order: [String] = []
        for line in page.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 3, !cells[0].contains("/") else { continue }
            let room = cells[0].trimmingCharacters(in: ["`"])
            let imports = cells[1] == "nothing" ? [] : cells[1].components(separatedBy: ", ")
            allowed[room] = Set(imports)
            order.append(room)
        }
        self.allowed = allowed
        self.order = order
    }

    /// Sentences about imports of `source` (a file of `room`) that the page forbids.
    func faults(in source: String, file: String, room: String) -> [String] {
        guard let allowed = allowed[room] else { return ["\(file): the room \(room) is not on the map."] }
        return Self.imports(of: source).compactMap { module in
            allowed.contains(module) || Self.toolchain.contains(module)
                ? nil : "\(file): \(room) may not import \(module)."
        }
    }

    /// Arrows of the page that point down or sideways into themselves.
    var backwardArrows: [String] {
        order.enumerated().flatMap { position, room in
            (allowed[room] ?? []).sorted().compactMap { target in
                guard let other = order.firstIndex(of: target), other >= position else { return nil }
                return "\(room) → \(target)"
            }
        }
    }

    static func imports(of source: String) -> [String] {
        source.split(separator: "\n").compactMap { line in
            var words = line.split(separator: " ").map(String.init)
            while let first = words.first, first.hasPrefix("@") || accessLevels.contains(first) { words.removeFirst() }
            guard words.first == "import", words.count > 1 else { return nil }
            let module = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
            return module.split(separator: ".").first.map(String.init)
        }
    }

    private static let accessLevels: Set<String> = ["public", "package", "internal", "private", "fileprivate"]
    private static let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
}
