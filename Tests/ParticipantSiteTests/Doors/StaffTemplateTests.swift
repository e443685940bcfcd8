import Foundation
@testable import StaffSite
import Testing
import Web

@Suite("Staff templates and what they are given")
struct StaffTemplateTests {
    static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    private func read(_ name: String) throws -> String {
        let own = Self.sources.appending(path: "StaffSite/Templates/\(name).mustache")
        let shared = Self.sources.appending(path: "Web/Templates/\(name).mustache")
        return try String(contentsOf: FileManager.default.fileExists(atPath: own.path) ? own : shared, encoding: .utf8)
    }

    /// One full example a page: nothing nil, no list empty.
    private var examples: [any Page] {
        let frame = PageFrame(title: "A page", study: "A study", isFictional: true, at: "/alerts", ways: .study)
        let form = PersonForm(action: "/a", token: "t")
        let step = StepForm(action: "/a", token: "t", step: "act", fields: [.init(id: "i", name: "n", label: "l", value: "v")], button: "b")
        return [
            Notice(frame: frame, heading: "h", explanation: "e", wayOn: .init(title: "t", url: "/")),
            SignInPage(frame: frame, fault: "f", action: "/a", token: "t", to: "/b", name: "n"),
            SecondStepPage(frame: frame, fault: "f", action: "/a", token: "t", to: "/b"),
            InvitationPage(frame: frame, fault: "f", action: "/a", token: "t", name: "n"),
            EnrolCodePage(frame: frame, fault: "f", action: "/a", token: "t", secret: "s", picture: try? CheckedMarkup(svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>", idPrefix: "code"), link: "otpauth:x"),
            RecoveryPage(frame: frame, codes: ["c"], onward: "/"),
            StepUpPage(frame: frame, heading: "h", summary: "s", fault: "f", action: "/a", token: "t", isAgain: true, to: "/b", other: "/c"),
            AccountPage(
                frame: frame, summary: "s", fault: "f", token: "t", sessions: ["s"], codesLeft: "c", devices: "/d", sheet: "/s", password: "/p"),
            SignOutPage(frame: frame, action: "/a", token: "t"),
            AlertsPage(
                frame: frame, summary: "s", fault: "f",
                alerts: [
                    AlertContext(
                        place: "p", participant: "p1", instruction: "i", raised: "r", escalates: "e", charge: "c", done: "d", forms: [step])
                ]),
            PeoplePage(
                frame: frame, summary: "s", fault: "f",
                people: [
                    PersonContext(
                        place: "p", participant: "p1", standing: "s", invite: form,
                        tablet: TabletForm(action: "/a", token: "t", id: "i", visits: [.init(code: "c", name: "n")]), lockOut: form)
                ], pager: PeoplePager(place: "p", previous: "/1", next: "/2")),
            LinkPage(frame: frame, heading: "h", explanation: "e", name: "n", link: "l", until: "u", back: "/b"),
        ]
    }

    @Test("Every tag is a property, and every value printed is text")
    func contract() throws {
        var reader = TagReader(read: read)
        for page in examples { try reader.check(type(of: page).template, page) }
        #expect(reader.faults == [])
        let folder = Self.sources.appending(path: "StaffSite/Templates")
        let found = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }.filter { $0.hasSuffix(".mustache") }
        #expect(Set(found.map { String($0.dropLast(9)) }).subtracting(reader.visited) == [])
    }

    @Test("A misspelled tag is found")
    func planted() throws {
        var reader = TagReader { name in try self.read(name).replacing("{{.instruction}}", with: "{{.instructions}}") }
        for page in examples { try reader.check(type(of: page).template, page) }
        #expect(!reader.faults.isEmpty)
    }

    @Test("Every form carries its token, and nothing stands raw, inline or elsewhere")
    func forms() throws {
        let folder = Self.sources.appending(path: "StaffSite/Templates")
        for name in try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap({ $0 as? String }) where name.hasSuffix(".mustache") {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for raw in ["{{{", "{{&", "{{%", "{{=", " style=", "<script", "onclick", "http"] { #expect(!text.contains(raw), "\(name): \(raw)") }
            for form in text.components(separatedBy: "<form").dropFirst() {
                #expect(form.components(separatedBy: "</form>").first?.contains("name=\"token\" value=\"{{.token}}\"") == true, "\(name)")
            }
        }
    }
}
