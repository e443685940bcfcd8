import Foundation

/// The shelf: every instrument that a program can score, in alphabetical order of their ids.
public struct Catalog: Hashable, Sendable {
    public let instruments: [Instrument]

    /// - Throws: `DefinitionFaults` when two instruments share an id.
    public init(_ instruments: [Instrument]) throws {
        let sorted = instruments.sorted { $0.id.rawValue < $1.id.rawValue }
        let doubled = zip(sorted, sorted.dropFirst()).filter { $0.id == $1.id }.map(\.0.id)
        guard doubled.isEmpty else {
            throw DefinitionFaults(
                faults: doubled.map {
                    DefinitionFault(
                        file: "catalog", line: nil, path: "id",
                        problem: "Two instruments have the id '\($0)'.")
                })
        }
        self.instruments = sorted
    }

    public func instrument(_ id: Instrument.ID) -> Instrument? {
        instruments.first { $0.id == id }
    }

    /// - Throws: `UnknownInstrument`, which names the nearest ids.
    public func instrument(named id: String) throws -> Instrument {
        if let instrument = instrument(Instrument.ID(id)) { return instrument }
        throw UnknownInstrument(id: id, known: instruments.map(\.id.rawValue))
    }

    /// Every `*.json` of a folder.
    /// - Throws: `DefinitionFaults` with every fault of every file, or `CatalogError`.
    public static func load(directory: String) throws -> Catalog {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory)
        } catch {
            throw CatalogError.noDirectory(directory)
        }
        let files = names.filter { $0.hasSuffix(".json") }.sorted()
        guard !files.isEmpty else { throw CatalogError.noDefinitions(directory) }
        var instruments: [(file: String, instrument: Instrument)] = []
        var faults: [DefinitionFault] = []
        for file in files {
            guard let data = FileManager.default.contents(atPath: directory + "/" + file) else {
                faults.append(.init(file: file, line: nil, path: "", problem: "It cannot be read."))
                continue
            }
            do {
                instruments.append((file, try Instrument(definition: Array(data), file: file)))
            } catch let error as DefinitionFaults {
                faults += error.faults
            }
        }
        for (index, entry) in instruments.enumerated() {
            let earlier = instruments[..<index].first { $0.instrument.id == entry.instrument.id }
            guard let earlier else { continue }
            let problem = "The id '\(entry.instrument.id)' is that of \(earlier.file)."
            faults.append(.init(file: entry.file, line: nil, path: "id", problem: problem))
        }
        guard faults.isEmpty else { throw DefinitionFaults(faults: faults) }
        return try Catalog(instruments.map(\.instrument))
    }
}

/// There is no such instrument.
public struct UnknownInstrument: Error, Hashable, Sendable, CustomStringConvertible {
    public let id: String
    public let known: [String]

    public var nearest: [String] { NearestName.of(id, among: known) }

    public var description: String {
        "There is no instrument '\(id)'." + NearestName.question(nearest)
            + " The catalog holds \(known.joined(separator: ", "))."
    }
}

/// Why there is no catalog.
public enum CatalogError: Error, Hashable, Sendable, CustomStringConvertible {
    case noDirectory(String)
    case noDefinitions(String)
    case noBundledDefinitions(lookedIn: [String])

    public var description: String {
        switch self {
        case .noDirectory(let path):
            "There is no folder \(path) to read instrument definitions from."
        case .noDefinitions(let path):
            "The folder \(path) holds no instrument definition (*.json)."
        case .noBundledDefinitions(let paths):
            "The instrument definitions are missing. Put the folder maitri_Instruments.resources "
                + "beside the program. Looked in: \(paths.joined(separator: ", "))."
        }
    }
}
