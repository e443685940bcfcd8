import Foundation
import Instruments
import Testing

@Suite struct CatalogTests {
    @Test func bundledInstrumentsAreThese() throws {
        let catalog = try Catalog.bundled()
        #expect(catalog.instruments.map(\.id.rawValue) == Shelf.ids)
        #expect(catalog.instruments.map { $0.items.count } == [30, 21, 36, 7, 20, 9, 26])
        #expect(
            catalog.instruments.map(\.primaryScale.id)
                == ["total", "depression", "total", "total", "total", "total", "total_item_mean"])
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
        #expect(
            error.description == "There is no instrument 'phq8'. Did you mean 'phq9'? "
                + "The catalog holds caps5, dass21, ders36, gad7, pcl5, phq9, scs.")
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
        let places = Catalog.bundledDirectories(sourceFile: "/nowhere/Catalog.swift")
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
