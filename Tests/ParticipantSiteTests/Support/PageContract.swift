import Foundation
@testable import ParticipantSite
import Web

/// The template library prints nothing for a name it does not find. So each tag of a page's templates is held
/// against an example of what the page is made of, and each property of the example against the templates.
struct PageContract {
    private(set) var faults: [String] = []
    private var used: Set<String> = []
    private var held: Set<String> = []

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/ParticipantSite/Templates")

    /// - Parameter page: A full example: of every optional some value, of every list an element.
    mutating func check(_ page: some ParticipantSite::ParticipantPage) throws {
        try walk(template: type(of: page).template, [page])
        collect(page)
    }

    /// What no template prints. The frame is the layout's.
    var unused: [String] {
        let frames = ["Frame.", "NavigationContext.", "SignOutContext.", "WordContext."]
        return held.subtracting(used).filter { name in !name.hasSuffix(".frame") && !frames.contains { name.hasPrefix($0) } }.sorted()
    }

    private mutating func walk(template name: String, _ stack: [Any]) throws {
        let text = try String(contentsOf: Self.folder.appending(path: "\(name).mustache"), encoding: .utf8)
        try walk(text[...], name, stack)
    }

    private mutating func walk(_ text: Substring, _ name: String, _ stack: [Any]) throws {
        var rest = text
        while let open = rest.range(of: "{{"), let close = rest[open.upperBound...].range(of: "}}") {
            let tag = rest[open.upperBound..<close.lowerBound]
            rest = rest[close.upperBound...]
            let key = String(tag.dropFirst())
            switch tag.first {
            case "#", "^":
                let inner = Self.section(key, &rest)
                guard let value = value(key, name, stack) else { continue }
                let isEntered = tag.first == "#" && !(value is Bool)
                var entered = value
                // Of a list the fullest element stands for all.
                if let list = value as? [Any], let fullest = list.max(by: { Self.filled($0) < Self.filled($1) }) { entered = fullest }
                try walk(inner, name, isEntered ? stack + [entered] : stack)
            case ">": try walk(template: key, stack)
            case "<", "$", "/": continue
            case ".":
                guard tag != "." || stack.last is PageText else { faults.append("\(name): {{.}} prints no text"); continue }
                // A checked drawing prints itself.
                if tag == ".asItIs", stack.last is CheckedMarkup { continue }
                guard let value = tag == "." ? stack.last : value(String(tag), name, stack) else { continue }
                if !(value is PageText) && !(value is CheckedMarkup) { faults.append("\(name): \(tag) prints a \(type(of: value))") }
            default: faults.append("\(name): {{\(tag)}} does not begin with a dot")
            }
        }
    }

    private static func section(_ key: String, _ rest: inout Substring) -> Substring {
        var (depth, position) = (1, rest.startIndex)
        while let open = rest[position...].range(of: "{{"), let close = rest[open.upperBound...].range(of: "}}") {
            let tag = rest[open.upperBound..<close.lowerBound]
            position = close.upperBound
            guard tag.dropFirst() == key else { continue }
            depth += tag.first == "/" ? -1 : "#^".contains(tag.first ?? " ") ? 1 : 0
            if depth == 0 {
                let inner = rest[..<open.lowerBound]
                rest = rest[close.upperBound...]
                return inner
            }
        }
        return rest
    }

    private mutating func value(_ key: String, _ name: String, _ stack: [Any]) -> Any? {
        guard key.hasPrefix("."), var value = stack.last else {
            faults.append("\(name): \(key) does not begin with a dot")
            return nil
        }
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
            if let list = found as? [Any], list.isEmpty {
                faults.append("\(name): the example of \(type(of: value)).\(part) is empty")
                return nil
            }
            value = found
        }
        return value
    }

    private static func filled(_ value: Any) -> Int {
        Mirror(reflecting: value).children.reduce(0) { count, child in
            guard let inner = unwrapped(child.value) else { return count }
            return count + 1 + (inner is PageText ? 0 : filled(inner))
        }
    }

    private static func unwrapped(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }

    private mutating func collect(_ value: Any) {
        guard let value = Self.unwrapped(value), !(value is PageText), !(value is Bool), !(value is CheckedMarkup) else { return }
        if let list = value as? [Any] { return list.forEach { collect($0) } }
        for child in Mirror(reflecting: value).children {
            held.insert("\(type(of: value)).\(child.label ?? "?")")
            collect(child.value)
        }
    }
}
