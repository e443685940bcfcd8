import Access
import Accompaniment
import StudyDesign
import Web

extension ParticipantSite {
    /// The frame of a page.
    ///
    /// - Parameters:
    ///   - title: A key of the language files.
    ///   - scripts: Files of `Assets`, beside those of every page.
    ///   - words: Keys whose sentences scripts need: `save.kept` becomes `data-save-kept`.
    package func frame(_ call: Call, title: String, scripts: [String] = [], words: [String] = []) -> Frame {
        let phrases = call.phrases
        let hasAccount = if case .participant = call.visitor { true } else { false }
        let entries: [(String, ParticipantAct)] = [
            ("frame.today", .today), ("frame.practices", .practices), ("frame.journal", .journalWritingPage), ("frame.course", .course),
            ("frame.mine", .mine), ("frame.settings", .settingsPage),
        ]
        return Frame(
            language: PageText(phrases.tag), direction: PageText(phrases.direction == .rightToLeft ? "rtl" : "ltr"), title: PageText(phrases[title]),
            siteName: PageText(phrases["frame.name"]), skip: PageText(phrases["frame.skip"]),
            help: LinkContext(phrases["frame.help"], ParticipantAct.help.path),
            leave: LinkContext(phrases["frame.leave"], ParticipantAct.leavePage.path),
            safetyPlan: hasAccount ? LinkContext(phrases["frame.safetyPlan"], ParticipantAct.safetyPlanPage.path) : nil,
            token: PageText(call.token),
            fiction: call.person?.study.isFictional == true ? PageText(phrases["frame.fiction"]) : nil,
            hasNavigation: hasAccount, navigationName: PageText(phrases["frame.navigation"]),
            navigation: hasAccount
                ? entries.map { NavigationContext(title: PageText(phrases[$0.0]), url: PageText($0.1.path), isHere: $0.1.path == call.act.path) }
                : [],
            signOut: call.visitor == .stranger
                ? nil : SignOutContext(title: PageText(phrases["frame.signOut"]), url: PageText(ParticipantAct.signOut.path), token: PageText(call.token)),
            stylesheet: PageText(ParticipantAct.asset.link("participant.css")), icon: PageText(ParticipantAct.asset.link("notes.svg")),
            manifest: PageText(ParticipantAct.manifest.path),
            scripts: (["leave.js", "install.js", "steady.js"] + scripts).map { PageText(ParticipantAct.asset.link($0)) },
            words: (["gentle.still"] + words).map {
                WordContext(name: PageText($0.split(separator: ".").joined(separator: "-")), text: PageText(phrases[$0]))
            },
            foot: [PageText(phrases["frame.foot.watch"]), PageText(phrases["frame.foot.approval"])])
    }
}
