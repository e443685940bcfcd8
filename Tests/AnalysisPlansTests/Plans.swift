import Foundation
import AnalysisPlans
import Statistics

/// Plans from JSON, as the program reads them from YAML, and tables to carry them out on.
enum Plans {
    /// The tree of a plan with the line of every field.
    static func value(_ json: String) throws -> PlanValue {
        var lines = Lines(json)
        return lines.value(try JSONValue.parse(json), line: 1)
    }

    static func plan(_ json: String) throws -> AnalysisPlan { try AnalysisPlan(value(json)) }

    /// The sentences of a plan's faults; empty when it is taken.
    static func faults(_ value: PlanValue) -> [String] {
        do {
            _ = try AnalysisPlan(value)
            return []
        } catch let faults as PlanFaults {
            return faults.faults.map(\.description)
        } catch {
            return ["not a PlanFaults: \(error)"]
        }
    }

    static func faults(_ json: String) throws -> [String] { faults(try value(json)) }

    static func provenance(_ plan: String = "", _ data: String = "") -> Provenance {
        Provenance(planHash: plan, dataHash: data, programVersion: Program.version)
    }

    static func outcome(_ json: String, on csv: String, threads: Int = 1) throws -> PlanOutcome {
        try plan(json).carryOut(
            on: try DataTable(bytes: Array(csv.utf8)), threads: threads, provenance: provenance(json, csv))
    }

    /// What kept a plan from being carried out.
    static func refusal(_ json: String, on csv: String) throws -> [String] {
        do {
            _ = try outcome(json, on: csv)
            return []
        } catch let faults as AnalysisFaults {
            return faults.sentences
        }
    }

    static let tests = URL(filePath: #filePath).deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: tests.appending(path: path), encoding: .utf8)
    }

    /// The names of all cases, in order.
    static func referenceCases() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: tests.appending(path: "../ReferenceCases").path)
            .filter { !$0.contains(".") }.sorted()
    }

    /// A file of a reference case.
    static func reference(_ name: String, _ file: String) throws -> String {
        try text("../ReferenceCases/\(name)/\(file)")
    }
}

/// Finds each field of a JSON text again, to know its line.
private struct Lines {
    private var rest: Substring
    private var line = 1

    init(_ text: String) { rest = text[...] }

    mutating func value(_ value: JSONValue, line: Int) -> PlanValue {
        switch value {
        case .null: PlanValue(.null, line: line)
        case .bool(let flag): PlanValue(.bool(flag), line: line)
        case .number(let number): PlanValue(.number(number.value), line: line)
        case .string(let text): PlanValue(.text(text), line: line)
        case .array(let elements): PlanValue(.list(elements.map { self.value($0, line: line) }), line: line)
        case .object(let members):
            PlanValue(
                .map(
                    members.map { member in
                        let place = next(member.name)
                        return .init(name: member.name, value: self.value(member.value, line: place))
                    }), line: line)
        }
    }

    private mutating func next(_ name: String) -> Int {
        guard let range = rest.range(of: "\"\(name)\":") else { return line }
        line += rest[..<range.upperBound].filter { $0 == "\n" }.count
        rest = rest[range.upperBound...]
        return line
    }
}
