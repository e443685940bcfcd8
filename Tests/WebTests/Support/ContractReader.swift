import Foundation
import Web

/// Walks through a template as the library would, with a full example in hand, and writes down what is amiss.
struct ContractReader {
    let folder: URL
    /// Names that no property answers to, and the like.
    private(set) var faults: [String] = []
    /// Templates walked through.
    private(set) var visited: Set<String> = []
    /// Properties that some template names, as `Type.property`.
    private(set) var used: Set<String> = []
    private var path: [String] = []

    init(folder: URL) {
        self.folder = folder
    }

    mutating func check(_ page: some Page) throws {
        try walk(type(of: page).template, [page], overrides: [:])
    }

    private mutating func walk(_ name: String, _ stack: [Any], overrides: [String: Substring]) throws {
        visited.insert(name)
        guard !path.contains(name) else { return }
        path.append(name)
        let text = try String(contentsOf: folder.appending(path: "\(name).mustache"), encoding: .utf8)
        try walk(text[...], name, stack, overrides)
        path.removeLast()
    }

    private mutating func walk(_ text: Substring, _ name: String, _ stack: [Any], _ overrides: [String: Substring]) throws {
        var rest = text
        while let open = rest.range(of: "{{"), let close = rest[open.upperBound...].range(of: "}}") {
            let tag = rest[open.upperBound..<close.lowerBound]
            rest = rest[close.upperBound...]
            let key = String(tag.dropFirst())
            switch tag.first {
            case "#", "^":
                let inner = Self.section(key, &rest)
                guard let value = value(key, name, stack) else { continue }
                try walk(inner, name, tag.first == "#" ? Self.entered(value, stack) : stack, overrides)
                if tag.first == "#", (value as? [Any])?.isEmpty == true { faults.append("\(name): the example of \(key) is empty") }
            case ">":
                try walk(key, stack, overrides: [:])
            case "<":
                var inner = Self.section(key, &rest)
                var given: [String: Substring] = [:]
                while let start = inner.range(of: "{{$"), let end = inner[start.upperBound...].range(of: "}}") {
                    let block = String(inner[start.upperBound..<end.lowerBound])
                    inner = inner[end.upperBound...]
                    given[block] = Self.section(block, &inner)
                }
                try walk(key, stack, overrides: given)
            case "$":
                let inner = Self.section(key, &rest)
                try walk(overrides[key] ?? inner, name, stack, [:])
            case ".":
                guard let value = value(String(tag), name, stack) else { continue }
                let isChecked = stack.last is CheckedMarkup && tag == ".asItIs"
                if !(value is PageText) && !isChecked { faults.append("\(name): \(tag) prints a \(type(of: value))") }
            default:
                faults.append("\(name): {{\(tag)}} does not begin with a dot")
            }
        }
    }

    /// The text up to the end of a section; moves `rest` behind it.
    private static func section(_ key: String, _ rest: inout Substring) -> Substring {
        var depth = 1
        var position = rest.startIndex
        while let open = rest[position...].range(of: "{{"), let close = rest[open.upperBound...].range(of: "}}") {
            let tag = rest[open.upperBound..<close.lowerBound]
            position = close.upperBound
            guard tag.dropFirst() == key else { continue }
            if "#^$<".contains(tag.first ?? " ") { depth += 1 }
            if tag.first == "/" { depth -= 1 }
            if depth == 0 {
                let inner = rest[..<open.lowerBound]
                rest = rest[close.upperBound...]
                return inner
            }
        }
        return rest
    }

    private static func entered(_ value: Any, _ stack: [Any]) -> [Any] {
        if value is Bool { return stack }
        if let list = value as? [Any] { return stack + list.suffix(1).map { fullest(list) ?? $0 } }
        return stack + [value]
    }

    /// Of a list of blocks, one that has every kind: the example has one kind a block, templates know all.
    private static func fullest(_ list: [Any]) -> Any? {
        guard let blocks = list as? [BlockContext] else { return list.max { filled($0) < filled($1) } }
        return blocks.isEmpty ? nil : ContractExample.block
    }

    private static func filled(_ value: Any) -> Int {
        Mirror(reflecting: value).children.filter { unwrapped($0.value) != nil }.count
    }

    private mutating func value(_ key: String, _ name: String, _ stack: [Any]) -> Any? {
        guard key.hasPrefix("."), let top = stack.last else {
            faults.append("\(name): \(key) does not begin with a dot")
            return nil
        }
        var value: Any = top
        for part in key.split(separator: ".") {
            guard let child = Mirror(reflecting: value).children.first(where: { $0.label == String(part) }) else {
                faults.append("\(name): \(type(of: value)) has no \(part)")
                return nil
            }
            used.insert("\(type(of: value)).\(part)")
            guard let found = Self.unwrapped(child.value) else {
                faults.append("\(name): the example of \(type(of: value)).\(part) is nil")
                return nil
            }
            value = found
        }
        return value
    }

    static func unwrapped(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }

    /// All properties of a value and of what it holds, as `Type.property`.
    static func collect(_ value: Any, into properties: inout Set<String>) {
        guard let value = unwrapped(value), !(value is PageText), !(value is CheckedMarkup), !(value is Bool) else { return }
        if let list = value as? [Any] {
            for element in list { collect(element, into: &properties) }
            return
        }
        for child in Mirror(reflecting: value).children {
            properties.insert("\(type(of: value)).\(child.label ?? "?")")
            collect(child.value, into: &properties)
        }
    }
}
