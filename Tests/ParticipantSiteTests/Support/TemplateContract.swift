import Foundation
@testable import ParticipantSite
import Web

/// Walks through templates as the library would, with pages in hand, and writes down what is amiss: a name that
/// no property answers to, a value that is not `PageText`, a tag that no page ever reached, a property that no
/// template prints.
struct TemplateContract {
    private indirect enum Node {
        case value(String, at: Int)
        case section(String, isInverted: Bool, [Node], at: Int)
        case partial(String)
        case inherit(String, [String: [Node]])
        case block(String, [Node])
    }

    private let folder: URL
    private var trees: [String: [Node]] = [:]
    private(set) var faults: [String] = []
    private var reached: Set<String> = []
    private var visited: Set<String> = []
    private var properties: Set<String> = []
    private var printed: Set<String> = []

    init() { folder = Self.templates }

    static let templates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/ParticipantSite/Templates")

    /// Name and text of every template in these folders.
    static func texts(in folders: [String]) throws -> [(name: String, text: String)] {
        try FileManager.default.subpathsOfDirectory(atPath: templates.path).sorted()
            .filter { file in file.hasSuffix(".mustache") && folders.contains { file.hasPrefix($0 + "/") } }
            .map { ($0, try String(contentsOf: templates.appending(path: $0), encoding: .utf8)) }
    }

    mutating func check(_ page: some ParticipantSite::ParticipantPage) throws {
        collect(page)
        try walk(tree(type(of: page).template), type(of: page).template, [page], [:])
    }

    /// Tags of these folders that no page reached, and properties of pages that nothing printed.
    func missing(in folders: [String]) throws -> [String] {
        var missing: [String] = []
        for name in trees.keys.sorted() where folders.contains(where: { name.hasPrefix($0 + "/") }) {
            func look(_ nodes: [Node]) {
                for node in nodes {
                    switch node {
                    case .value(let key, let place), .section(let key, _, _, let place):
                        if !reached.contains("\(name)@\(place)") { missing.append("\(name): {{\(key)}} was never reached") }
                        if case .section(_, _, let inner, _) = node { look(inner) }
                    case .block(_, let inner): look(inner)
                    case .inherit(_, let blocks): blocks.values.forEach(look)
                    case .partial: break
                    }
                }
            }
            look(trees[name] ?? [])
        }
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".mustache") }.map { String($0.dropLast(9)) }
        let unused = files.filter { file in folders.contains { file.hasPrefix($0 + "/") } && !visited.contains(file) }
        let frame = properties.filter { $0.hasPrefix("Frame.") || $0.hasPrefix("NavigationContext.") || $0.hasPrefix("WordContext.") }
        return missing + unused.map { "\($0) belongs to no page" } + properties.subtracting(printed).subtracting(frame).sorted().map { "nothing prints \($0)" }
    }

    private mutating func tree(_ name: String) throws -> [Node] {
        visited.insert(name)
        if let held = trees[name] { return held }
        let text = try String(contentsOf: folder.appending(path: "\(name).mustache"), encoding: .utf8)
        var tags: [(tag: String, at: Int)] = []
        var rest = text[...]
        while let open = rest.range(of: "{{"), let close = rest[open.upperBound...].range(of: "}}") {
            tags.append((String(rest[open.upperBound..<close.lowerBound]), text.distance(from: text.startIndex, to: open.lowerBound)))
            rest = rest[close.upperBound...]
        }
        var left = tags[...]
        let tree = Self.nodes(&left)
        trees[name] = tree
        return tree
    }

    private static func nodes(_ tags: inout ArraySlice<(tag: String, at: Int)>) -> [Node] {
        var nodes: [Node] = []
        while let (tag, place) = tags.popFirst() {
            let key = String(tag.dropFirst())
            switch tag.first {
            case "/": return nodes
            case "#": nodes.append(.section(key, isInverted: false, Self.nodes(&tags), at: place))
            case "^": nodes.append(.section(key, isInverted: true, Self.nodes(&tags), at: place))
            case ">": nodes.append(.partial(key))
            case "$": nodes.append(.block(key, Self.nodes(&tags)))
            case "<":
                let inner = Self.nodes(&tags)
                nodes.append(.inherit(key, inner.reduce(into: [:]) { if case .block(let name, let nodes) = $1 { $0[name] = nodes } }))
            default: nodes.append(.value(tag, at: place))
            }
        }
        return nodes
    }

    private mutating func walk(_ nodes: [Node], _ name: String, _ stack: [Any], _ given: [String: (nodes: [Node], name: String)]) throws {
        for node in nodes {
            switch node {
            case .value(let key, let place):
                reached.insert("\(name)@\(place)")
                guard let found = value(key, name, stack), let value = Self.unwrapped(found) else { continue }
                let isChecked = stack.last is CheckedMarkup && key == ".asItIs"
                if !(value is PageText), !isChecked { faults.append("\(name): {{\(key)}} prints a \(type(of: value))") }
            case .section(let key, let isInverted, let inner, let place):
                reached.insert("\(name)@\(place)")
                guard let found = value(key, name, stack) else { continue }
                let value = Self.unwrapped(found)
                let list = value as? [Any]
                let isThere = value != nil && (value as? Bool) != false && list?.isEmpty != true
                if isInverted {
                    if !isThere { try walk(inner, name, stack, given) }
                } else if let list {
                    for element in list { try walk(inner, name, stack + [element], given) }
                } else if isThere, let value {
                    try walk(inner, name, value is Bool ? stack : stack + [value], given)
                }
            case .partial(let partial): try walk(tree(partial), partial, stack, given)
            case .inherit(let parent, let blocks): try walk(tree(parent), parent, stack, blocks.mapValues { (nodes: $0, name: name) })
            case .block(let block, let inner):
                if let own = given[block] { try walk(own.nodes, own.name, stack, [:]) } else { try walk(inner, name, stack, given) }
            }
        }
    }

    /// The property that a tag names; nil, with a fault, when there is none.
    private mutating func value(_ key: String, _ name: String, _ stack: [Any]) -> Any? {
        guard key.hasPrefix("."), var value = stack.last else {
            faults.append("\(name): {{\(key)}} does not begin with a dot")
            return nil
        }
        for part in key.split(separator: ".") {
            let top = Self.unwrapped(value) ?? value
            guard let child = Mirror(reflecting: top).children.first(where: { $0.label == String(part) }) else {
                faults.append("\(name): \(type(of: top)) has no \(part)")
                return nil
            }
            printed.insert("\(type(of: top)).\(part)")
            value = child.value
        }
        return value
    }

    private static func unwrapped(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }

    private mutating func collect(_ value: Any) {
        guard let value = Self.unwrapped(value), !(value is PageText), !(value is CheckedMarkup), !(value is Bool) else { return }
        if let list = value as? [Any] {
            for element in list { collect(element) }
            return
        }
        for child in Mirror(reflecting: value).children {
            properties.insert("\(type(of: value)).\(child.label ?? "?")")
            collect(child.value)
        }
    }
}
