@testable import ParticipantSite
import Testing
import Web

@Suite("Templates of the ways in")
struct DoorTemplateTests {
    private let word: PageText = "word"
    private var link: LinkContext { LinkContext("title", "/url") }
    private var frame: Frame {
        Frame(
            language: word, direction: word, title: word, siteName: word, skip: word, help: link, leave: link, safetyPlan: link, token: word,
            fiction: word, hasNavigation: true, navigationName: word, navigation: [NavigationContext(title: word, url: word, isHere: true)],
            signOut: SignOutContext(title: word, url: word, token: word), stylesheet: word, icon: word, manifest: word, scripts: [word],
            words: [WordContext(name: word, text: word)], foot: [word])
    }
    private var form: DoorForm {
        DoorForm("/a", "token", hidden: [("to", "/b")], fields: [DoorField(.code, label: "Code", hint: "Six digits", value: "v", isFaulty: true)], send: "Go on")
    }

    @Test("Every tag is a property, every property is printed, every value printed is text or checked")
    func contract() throws {
        let picture = try CheckedMarkup(svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1h-1z\"/></svg>", idPrefix: "code")
        var contract = PageContract()
        try contract.check(
            DoorPage(
                frame: frame, heading: "h", lead: "l", fault: "f", notes: ["n"], key: DoorPage.KeyContext(text: word, picture: picture, link: link), codes: ["c"],
                form: form, links: [link]))
        let section = WaysInPage.Section(heading: word, lead: word, form: form)
        try contract.check(
            WaysInPage(
                frame: frame, heading: word, lead: word, fault: word, password: section, recovery: section, devices: section, sessions: [word]))
        #expect(contract.faults == [])
        #expect(contract.unused == [])
    }
}
