import Foundation
import Hummingbird
import Testing
import Web

@Suite("Templates and style beside the program")
struct ResourcesTests {
    @Test("Nothing there: one sentence that says where it was looked for")
    func missingFolder() throws {
        let folder = URL(filePath: "/nowhere/at-all")
        let fault = #expect(throws: SiteFault.self) { try SiteResources(lookingIn: [folder]) }
        let sentence = fault?.description ?? ""
        #expect(sentence.contains("/nowhere/at-all/maitri_Web.resources"))
        #expect(sentence.hasSuffix("beside the program, as the build leaves it."))
    }

    @Test("A moved folder is found where it was moved to; what it lacks is listed at once")
    func movedFolder() throws {
        let files = FileManager.default
        let place = files.temporaryDirectory.appending(path: "maitri-web-\(UUID().uuidString)")
        defer { try? files.removeItem(at: place) }
        let folder = place.appending(path: SiteResources.folderName)
        let built = try #require(SiteResources.usualPlaces.first).appending(path: SiteResources.folderName)
        try files.createDirectory(at: place, withIntermediateDirectories: true)
        try files.copyItem(at: built, to: folder)
        _ = try Site(content: Sample.content(), resources: SiteResources(lookingIn: [place]))

        try files.removeItem(at: folder.appending(path: "Templates/Blocks/Table.mustache"))
        try "{{#open}}".write(to: folder.appending(path: "Templates/Help/Help.mustache"), atomically: true, encoding: .utf8)
        try "{{>Blocks/Nowhere}}".write(to: folder.appending(path: "Templates/Blocks/List.mustache"), atomically: true, encoding: .utf8)
        let moved = try SiteResources(lookingIn: [place])
        let fault = #expect(throws: SiteFault.self) { try PageTemplates(resources: moved) }
        let sentence = fault?.description ?? ""
        for part in ["Blocks/Table.mustache is missing", "Help/Help.mustache, line 1, is not a template", "partial Blocks/Nowhere"] {
            #expect(sentence.contains(part), "\(part)")
        }
    }

    @Test("The list of help lines can be dialed, and holds the lines we vouch for")
    func helpLines() throws {
        let help = try HelpLines(resources: SiteResources())
        let numbers = Dictionary(uniqueKeysWithValues: help.countries.map { ($0.name, $0.lines.map(\.dial)) })
        #expect(numbers["European Union"] == ["112"])
        #expect(numbers["United States"] == ["911", "988"])
        #expect(numbers["Canada"]?.last == "988")
        #expect(numbers["United Kingdom"] == ["999", "116123"])
        #expect(numbers["Ireland"]?.last == "116123")
        #expect(numbers["Germany"]?.last == "08001110111")
        #expect(numbers["Australia"]?.last == "131114")
        #expect(numbers["Austria"]?.last == "142" && numbers["Switzerland"]?.last == "143")
        #expect(numbers["France"]?.last == "3114" && numbers["Netherlands"]?.last == "113")
        for line in help.countries.flatMap(\.lines) { #expect(line.number.filter { $0 != " " } == line.dial) }
    }

    @Test("The countries of a time zone come first, and none is lost")
    func nearestHelp() throws {
        let help = try HelpLines(resources: SiteResources())
        let names = help.countries(nearestTo: "Europe/Busingen").map(\.name)
        #expect(names.first == "Germany" && names.count == help.countries.count)
        #expect(help.countries(nearestTo: "Asia/Thimphu") == help.countries)
        let ireland = help.countries.first { $0.code == "IE" }
        #expect(ireland?.name(in: "de") == "Irland" && ireland?.name(in: "en") == "Ireland" && ireland?.name(in: "xx") == "Ireland")
        #expect(ireland?.lines.last?.note(in: "de") == "Tag und Nacht, kostenlos.")
    }

    @Test("A list of an earlier release, in English only and without zones, still opens")
    func plainHelpLines() throws {
        let json = #"{"countries":[{"name":"A","lines":[{"number":"1","dial":"1","name":"n","note":"o"}]}]}"#
        let help = try JSONDecoder().decode(HelpLines.self, from: Data(json.utf8))
        #expect(help.checked == nil && help.countries.first?.lines.first?.note(in: "de") == "o")
    }

    @Test("A list that nobody could dial, or an empty one, does not open", arguments: [
        "{}", "{\"countries\":[]}", "{\"countries\":[{\"name\":\"A\",\"lines\":[]}]}", "no",
        "{\"countries\":[{\"name\":\"A\",\"lines\":[{\"number\":\"1\",\"dial\":\"javascript:1\",\"name\":\"\",\"note\":\"\"}]}]}",
    ])
    func badHelpLines(_ json: String) throws {
        let files = FileManager.default
        let place = files.temporaryDirectory.appending(path: "maitri-web-\(UUID().uuidString)")
        defer { try? files.removeItem(at: place) }
        let folder = place.appending(path: SiteResources.folderName)
        for name in ["Templates", "Assets"] {
            try files.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        try "".write(to: folder.appending(path: "Templates/Layout.mustache"), atomically: true, encoding: .utf8)
        try json.write(to: folder.appending(path: "Assets/help.json"), atomically: true, encoding: .utf8)
        #expect(throws: SiteFault.self) { try HelpLines(resources: SiteResources(lookingIn: [place])) }
    }

    @Test("Addresses: what is registered is what is linked")
    func addresses() {
        #expect(SiteURL.participant(.key).route == "/participants/:pseudonym")
        #expect(SiteURL.participant(.value("P 1/ü?")).link == "/participants/P%201%2F%C3%BC%3F")
        #expect(SiteURL.participants(page: 1).link == "/participants")
        #expect(SiteURL.participants(page: 2).link == "/participants?page=2")
    }
}
