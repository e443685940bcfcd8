import Foundation
@testable import ParticipantSite
import Testing
import Web

@Suite("Today's templates and what they are given")
struct DayTemplateTests {
    static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/ParticipantSite/Templates")

    private func read(_ name: String) throws -> String { try String(contentsOf: Self.sources.appending(path: "\(name).mustache"), encoding: .utf8) }

    private var frame: Frame {
        Frame(
            language: "en", direction: "ltr", title: "t", siteName: "s", skip: "s", help: LinkContext("h", "/"), leave: LinkContext("l", "/"),
            safetyPlan: LinkContext("p", "/"), token: "t", fiction: "f", hasNavigation: true, navigationName: "n",
            navigation: [NavigationContext(title: "t", url: "/", isHere: true)], signOut: SignOutContext(title: "t", url: "/", token: "t"), stylesheet: "/s",
            icon: "/i", manifest: "/m", scripts: ["/x"], words: [WordContext(name: "n", text: "t")], foot: ["f"])
    }

    /// One full example a page: nothing nil, no list empty.
    private var examples: [any ParticipantSite::ParticipantPage] {
        let option = ChoiceContext.Option(name: "n", value: "v", title: "t", language: "de", isChosen: true)
        let choice = ChoiceContext(legend: "l", hint: "h", hintID: "i", options: [option])
        let more = TodayMoreContext(heading: "h", links: [LinkContext("t", "/")])
        return [
            TodayPage(
                frame: frame, heading: "h", day: "d", summary: "s", kept: "k", note: "n",
                tasks: [.init(open: .init(id: "i", title: "t", url: "/", state: "s", details: ["d"]), done: .init(title: "t", state: "s"))],
                hasTasks: true, next: .init(heading: "h", sentence: "s"), more: more),
            CheckInPage(
                frame: frame, heading: "h", lead: "l",
                form: .init(action: "/", token: "t", seal: "s", fault: "f", label: "l", hint: "h", words: "w", well: "w", call: "c"),
                said: .init(sentences: ["s"], help: LinkContext("t", "/"), back: LinkContext("t", "/"))),
            SettingsPage(
                frame: frame, heading: "h", lead: "l", kept: "k", faults: ["f"], hasFaults: true, action: "/", token: "t", seal: "s", language: choice,
                zone: .init(label: "l", hint: "h", isFaulty: true, groups: [.init(name: "n", options: [option])]), quiet: choice,
                hours: .init(fromLabel: "f", from: "v", untilLabel: "u", until: "v", isFaulty: true),
                single: .init(title: "t", hint: "h", isTicked: true), reminders: .init(title: "t", hint: "h", isTicked: true), company: choice,
                save: "s", more: more),
        ]
    }

    @Test("Every tag is a property, and every value printed is text")
    func contract() throws {
        var reader = TagReader(read: read)
        for page in examples { try reader.check(type(of: page).template, page) }
        #expect(reader.faults == [])
        #expect(reader.visited.isSuperset(of: ["Today/Today", "Today/CheckIn", "Settings/Settings", "Settings/Choice", "Layout"]))
    }
}
