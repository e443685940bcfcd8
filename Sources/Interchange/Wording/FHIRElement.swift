import Instruments

/// A JSON object of a FHIR resource, with its place in the document.
struct FHIRElement {
    let path: String
    private let members: [String: JSONNode]
    /// Names that stand twice.
    let doubled: [String]

    /// nil when the value is no object.
    init?(_ node: JSONNode, path: String) {
        guard case .object(let list) = node.value else { return nil }
        var members: [String: JSONNode] = [:]
        var doubled: [String] = []
        for member in list where members.updateValue(member.node, forKey: member.name) != nil {
            doubled.append(member.name)
        }
        self.path = path
        self.members = members
        self.doubled = doubled
    }

    func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    func has(_ name: String) -> Bool { members[name] != nil }

    func string(_ name: String) -> String? {
        if case .string(let text) = members[name]?.value { text } else { nil }
    }

    func number(_ name: String) -> Double? {
        if case .number(let number) = members[name]?.value { number } else { nil }
    }

    func isTrue(_ name: String) -> Bool {
        if case .bool(let flag) = members[name]?.value { flag } else { false }
    }

    func element(_ name: String) -> FHIRElement? {
        members[name].flatMap { FHIRElement($0, path: place(name)) }
    }

    /// The objects of a list; what is no object is left out.
    func elements(_ name: String) -> [FHIRElement] {
        guard case .array(let nodes) = members[name]?.value else { return [] }
        return nodes.enumerated().compactMap { FHIRElement($1, path: "\(place(name))[\($0)]") }
    }

    /// Extensions whose address ends in one of these names.
    func extensions(_ names: Set<String>) -> [FHIRElement] {
        elements("extension").filter { element in
            guard let last = element.string("url")?.split(separator: "/").last else { return false }
            return names.contains(String(last))
        }
    }

    /// The number that an option stands for in sums. R4 calls the extension `ordinalValue`; older
    /// and newer files have the other names.
    var ordinal: Double? {
        let names: Set<String> = [
            "ordinalValue", "questionnaire-ordinalValue", "itemWeight", "iso21090-CO-value",
        ]
        for found in extensions(names) {
            if let number = found.number("valueDecimal") ?? found.number("valueInteger") { return number }
        }
        return nil
    }

    /// The code of `questionnaire-itemControl`: `slider`, `lower`, `upper`.
    var control: String? {
        extensions(["questionnaire-itemControl"]).first?
            .element("valueCodeableConcept")?.elements("coding").first?.string("code")
    }
}
