import Foundation
import Instruments
import Testing

@Suite struct CatalogTests {
    @Test func bundledInstrumentsAreThese() throws {
        let catalog = try Catalog.bundled()
        let keys = try CatalogKey.all.get()
        #expect(catalog.instruments.map(\.id.rawValue) == keys.keys.sorted())
        for instrument in catalog.instruments {
            let id = instrument.id.rawValue
            let key = try #require(keys[id])
            // The catalogue counts 19 questions of the PSQI and keys 18; days have no number.
            let counts: [String: Int] = ["psqi": 18, "tlfb_alcohol": 28]
            #expect(instrument.items.count == counts[id] ?? key.n_items, "\(id)")
            #expect(instrument.keyConfidence.rawValue == key.key_confidence, "\(id)")
            let defaults = key.composites.filter { $0.default == true }.map(\.id)
            let primary = instrument.primaryScale.id
            #expect(defaults.isEmpty || defaults.contains(primary), "\(id): \(primary), not \(defaults)")
        }
    }

    @Test func everyItemHasItsCodeAndATopicOfFewWords() throws {
        for instrument in try Catalog.bundled().instruments {
            for (index, item) in instrument.items.enumerated() {
                #expect(item.code == "\(instrument.id)_\(index + 1)")
                #expect((1...4).contains(item.topic.split(separator: " ").count), "\(item.topic)")
            }
        }
    }

    @Test func aWrongNameIsAnsweredWithTheNearest() throws {
        let catalog = try Catalog.bundled()
        #expect(catalog.instrument(Instrument.ID("scs_long")) == nil)
        let error = try #require(throws: UnknownInstrument.self) {
            try catalog.instrument(named: "phq8")
        }
        #expect(error.description == "There is no instrument 'phq8'. Did you mean 'phq9'?")
        let far = try #require(throws: UnknownInstrument.self) {
            try catalog.instrument(named: "a name like no other")
        }
        #expect(
            far.description == "There is no instrument 'a name like no other'. "
                + "The catalog holds \(Shelf.ids.joined(separator: ", ")).")
    }

    @Test func capitalsDoNotHideAnInstrument() throws {
        let catalog = try Catalog.bundled()
        #expect(try catalog.instrument(named: "SCS").id.rawValue == "scs")
        #expect(try catalog.instrument(named: "Phq9").id.rawValue == "phq9")
        #expect(catalog.instrument(Instrument.ID("SCS")) == nil, "an id itself is exact")
        let unscored = try #require(throws: UnknownInstrument.self) { try catalog.instrument(named: "IES") }
        #expect(unscored.whyUnscored != nil)
    }

    @Test func idsEncodeAsPlainStrings() throws {
        let data = try JSONEncoder().encode([Instrument.ID("scs")])
        #expect(String(decoding: data, as: UTF8.self) == #"["scs"]"#)
        #expect(try JSONDecoder().decode([Instrument.ID].self, from: data) == [Instrument.ID("scs")])
    }

    @Test func aFolderOfDefinitionsIsReadWithAllItsFaults() throws {
        let folder = try Folder()
        try folder.write("b.json", Shelf.definition("gad7"))
        try folder.write("a.json", Shelf.definition("gad7"))
        try folder.write("c.json", "{")
        try folder.write("d.json", "[]")
        try folder.write("README.md", "not a definition")
        let error = try #require(throws: DefinitionFaults.self) {
            try Catalog.load(directory: folder.path)
        }
        #expect(
            error.description == """
                c.json, line 1: A field name in quotation marks should stand here.
                d.json, line 1: An object should stand here, not a list.
                b.json, id: The id 'gad7' is that of a.json.
                """)
    }

    @Test func aMissingFolderIsASentence() throws {
        let folder = try Folder()
        #expect(throws: CatalogError.noDefinitions(folder.path)) {
            try Catalog.load(directory: folder.path)
        }
        #expect(throws: CatalogError.noDirectory(folder.path + "/no")) {
            try Catalog.load(directory: folder.path + "/no")
        }
    }

    /// A program moved without its resources says what is missing and where it looked.
    @Test func missingResourcesAreASentence() throws {
        let places = Catalog.bundledDirectories(sourceFile: "/nowhere/Shelf/Catalog.swift")
        #expect(places.first?.hasSuffix("/maitri_Instruments.resources/Definitions") == true)
        #expect(places.last == "/nowhere/Definitions")
        let error = try #require(throws: CatalogError.self) {
            try Catalog.bundled(among: ["/nowhere/a", "/nowhere/b"])
        }
        #expect(error == .noBundledDefinitions(lookedIn: ["/nowhere/a", "/nowhere/b"]))
        #expect(error.description.hasSuffix("beside the program. Looked in: /nowhere/a, /nowhere/b."))
    }

    /// A folder of its own for one test, removed with it.
    private final class Folder {
        let path: String

        init() throws {
            let name = "maitri-catalog-\(UUID().uuidString)"
            path = FileManager.default.temporaryDirectory.appending(path: name).path
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ name: String, _ text: String) throws {
            try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
        }
    }
}
