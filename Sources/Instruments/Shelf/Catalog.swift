import Foundation

/// The shelf: every instrument that a program can score, in alphabetical order of their ids.
public struct Catalog: Hashable, Sendable {
    public let instruments: [Instrument]
    /// What is known and has no sure key.
    public let unscored: [UnscoredInstrument]

    /// - Throws: `DefinitionFaults` when two instruments share an id.
    public init(_ instruments: [Instrument], unscored: [UnscoredInstrument] = []) throws {
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
        self.unscored = unscored
    }

    /// Nothing that can be scored.
    public static let empty = Catalog()

    private init() {
        instruments = []
        unscored = []
    }

    public func instrument(_ id: Instrument.ID) -> Instrument? {
        instruments.first { $0.id == id }
    }

    /// By its id, as somebody writes it: `SCS` finds `scs` unless another instrument is named so exactly.
    /// - Throws: `UnknownInstrument`, which names the nearest ids.
    public func instrument(named id: String) throws -> Instrument {
        if let instrument = instrument(Instrument.ID(id)) { return instrument }
        let written = id.lowercased()
        let alike = instruments.filter { $0.id.rawValue.lowercased() == written }
        if let only = alike.first, alike.count == 1 { return only }
        throw UnknownInstrument(
            id: id, known: instruments.map(\.id.rawValue),
            whyUnscored: unscored.first { $0.id.rawValue.lowercased() == written }?.reason)
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
        let files = names.filter { $0.hasSuffix(".json") && $0 != UnscoredInstrument.file }.sorted()
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
        var unscored: [UnscoredInstrument] = []
        if let data = FileManager.default.contents(atPath: directory + "/" + UnscoredInstrument.file) {
            do {
                unscored = try UnscoredInstrument.list(data)
            } catch let error as DefinitionFaults {
                faults += error.faults
            }
        }
        guard faults.isEmpty else { throw DefinitionFaults(faults: faults) }
        return try Catalog(instruments.map(\.instrument), unscored: unscored)
    }
}

/// There is no such instrument.
public struct UnknownInstrument: Error, Hashable, Sendable, CustomStringConvertible {
    public let id: String
    public let known: [String]
    /// The reason where the instrument is known and not scored.
    public let whyUnscored: String?

    public var nearest: [String] { NearestName.of(id, among: known) }

    public var description: String {
        if let whyUnscored { return "The instrument '\(id)' is known but not scored. \(whyUnscored)" }
        let none = "There is no instrument '\(id)'."
        guard nearest.isEmpty else { return none + NearestName.question(nearest) }
        return none + " The catalog holds \(known.joined(separator: ", "))."
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
