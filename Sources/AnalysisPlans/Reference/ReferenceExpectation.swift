import Statistics

/// The numbers that a reference program gives for a case, each with how near ours must be.
///
/// The format: a leaf is `{"value": x, "tol": t, "kind": k}`, `tol` absolute; a bare
/// integer and a list of numbers must be equal. Names are joined with dots. Text, bare
/// numbers with decimals, leaves whose value is null, names that contain `crosscheck` or
/// `==`, and `agq_nodes` are the reference program's own records and are not compared.
public struct ReferenceExpectation: Sendable {
    struct Leaf: Hashable, Sendable {
        enum Wanted: Hashable, Sendable {
            /// `isMonteCarlo`: the mean over many runs, so that the rule is a wider one.
            case number(Double, tolerance: Double, isMonteCarlo: Bool)
            case equal([Double])
        }

        let name: String
        let wanted: Wanted
    }

    let leaves: [Leaf]

    /// - Throws: when the text is not JSON or holds no `results`.
    public init(json: String) throws {
        let value = try JSONValue.parse(json)
        guard let results = value["results"], results.members != nil else {
            throw AnalysisFaults(sentences: ["expected.json holds no group \"results\"."])
        }
        var leaves: [Leaf] = []
        try Self.collect(results, "", &leaves)
        self.leaves = leaves
    }

    private static func collect(_ value: JSONValue, _ name: String, _ leaves: inout [Leaf]) throws {
        if name.contains("crosscheck") || name.contains("==") || name == "agq_nodes" || name.hasSuffix(".agq_nodes") { return }
        switch value {
        case .object(let members):
            // A group may hold a term that is called "value" itself.
            if let leaf = value["value"], leaf.members == nil, leaf.elements == nil {
                guard let number = leaf.double else { return }
                guard let tolerance = value["tol"]?.double, tolerance >= 0 else {
                    throw AnalysisFaults(sentences: ["\(name) in expected.json has no tolerance; write \"tol\" beside \"value\"."])
                }
                leaves.append(Leaf(name: name, wanted: .number(number, tolerance: tolerance, isMonteCarlo: value["kind"]?.string == "mc")))
                return
            }
            for member in members {
                try collect(member.value, name.isEmpty ? member.name : "\(name).\(member.name)", &leaves)
            }
        case .number(let number): if number.isInteger { leaves.append(Leaf(name: name, wanted: .equal([number.value]))) }
        case .array(let elements):
            let numbers = elements.compactMap(\.double)
            if numbers.count == elements.count { leaves.append(Leaf(name: name, wanted: .equal(numbers))) }
        case .null, .bool, .string: break
        }
    }
}
