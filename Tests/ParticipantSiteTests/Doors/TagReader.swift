import Foundation
import Web

/// Walks through a template with a full example in hand: the library prints nothing for a name that it does not
/// find, so each name is held against the value on top at that place, as the library would look it up.
struct TagReader {
    let read: (String) throws -> String
    private(set) var faults: [String] = []
    private(set) var visited: Set<String> = []

    init(read: @escaping (String) throws -> String) { self.read = read }

    mutating func check(_ template: String, _ value: Any) throws { try walk(template, value, [:]) }

    private mutating func walk(_ name: String, _ top: Any, _ overrides: [String: Substring]) throws {
        visited.insert(name)
        try walk(text: read(name)[...], name, top, overrides)
    }

    private mutating func walk(text: Substring, _ name: String, _ top: Any, _ overrides: [String: Substring]) throws {
        var rest = text
        while let open = rest.range(of: "{{"), let close = rest[open.upperBound...].range(of: "}}") {
            let tag = rest[open.upperBound..<close.lowerBound]
            let key = String(tag.dropFirst())
            rest = rest[close.upperBound...]
            switch tag.first {
            case "#", "^":
                let inner = Self.section(key, &rest)
                guard let value = value(key, name, top) else { continue }
                let isEntered = tag.first == "#" && !(value is Bool)
                if let list = value as? [Any] {
                    if list.isEmpty { faults.append("\(name): the example of \(key) is empty") }
                    for element in list where isEntered { try walk(text: inner, name, element, overrides) }
                } else {
                    try walk(text: inner, name, isEntered ? value : top, overrides)
                }
            case ">": try walk(key, top, [:])
            case "<":
                var inner = Self.section(key, &rest)
                var given: [String: Substring] = [:]
                while let start = inner.range(of: "{{$"), let end = inner[start.upperBound...].range(of: "}}") {
                    let block = String(inner[start.upperBound..<end.lowerBound])
                    inner = inner[end.upperBound...]
                    given[block] = Self.section(block, &inner)
                }
                try walk(key, top, given)
            case "$":
                let inner = Self.section(key, &rest)
                try walk(text: overrides[key] ?? inner, name, top, [:])
            case ".":
                // A checked drawing prints itself.
                if tag == ".asItIs", top is CheckedMarkup { continue }
                guard let value = value(String(tag), name, top) else { continue }
                if !(value is PageText) { faults.append("\(name): \(tag) prints a \(type(of: value))") }
            default: faults.append("\(name): {{\(tag)}} does not begin with a dot")
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

    /// Nil for nothing at all; that is no fault where an example need not have everything.
    private mutating func value(_ key: String, _ name: String, _ top: Any) -> Any? {
        var value: Any = top
        for part in key.split(separator: ".") {
            guard let child = Mirror(reflecting: value).children.first(where: { $0.label == String(part) }) else {
                faults.append("\(name): \(type(of: value)) has no \(part)")
                return nil
            }
            let mirror = Mirror(reflecting: child.value)
            guard mirror.displayStyle == .optional else {
                value = child.value
                continue
            }
            guard let found = mirror.children.first?.value else { return nil }
            value = found
        }
        return value
    }
}
