import Foundation

/// An instrument that is known and not scored, because its key is not sure. It is listed so that
/// nobody takes its absence for an oversight.
public struct UnscoredInstrument: Hashable, Codable, Sendable, Identifiable {
    public let id: Instrument.ID
    public let name: String
    public let construct: String
    /// What is missing, in a sentence.
    public let reason: String
}

extension UnscoredInstrument {
    /// The list stands beside the definitions and is no definition itself.
    static let file = "Unscored.json"

    private struct List: Decodable { let unscored: [UnscoredInstrument] }

    /// - Throws: `DefinitionFaults`.
    static func list(_ data: Data) throws -> [UnscoredInstrument] {
        do {
            return try JSONDecoder().decode(List.self, from: data).unscored
                .sorted { $0.id.rawValue < $1.id.rawValue }
        } catch {
            throw DefinitionFaults(faults: [
                DefinitionFault(
                    file: file, line: nil, path: "unscored",
                    problem: "The list needs entries with id, name, construct and reason, each a text.")
            ])
        }
    }
}
