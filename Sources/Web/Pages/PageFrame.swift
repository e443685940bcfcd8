/// What every page has around it: names, the way to the other pages, and help. Template: `Layout`.
package struct PageFrame: Sendable {
    /// The page's own name, for the tab.
    package let title: PageText
    /// The study's name, or the program's where no study may be named.
    package let study: PageText
    /// People and numbers are invented, and every page says so.
    package let isFictional: Bool
    /// Address of the study at a glance.
    package let home: PageText
    /// The pages of the site.
    package let navigation: [NavigationEntry]
    /// Where "Need help now?" leads: a page of the site, or a place on this page.
    package let help: PageText
    /// Address of the style sheet.
    package let stylesheet: PageText
    /// Address of the mark in the tab.
    package let icon: PageText

    package init(title: String, study: String, isFictional: Bool, here: SiteURL?, help: String? = nil) {
        self.title = PageText(title)
        self.study = PageText(study)
        self.isFictional = isFictional
        self.home = PageText(SiteURL.study.link)
        self.navigation = [
            NavigationEntry("Study", .study, here), NavigationEntry("Participants", .participants(), here),
            NavigationEntry("Report", .report, here), NavigationEntry("Instruments", .instruments, here),
        ]
        self.help = PageText(help ?? SiteURL.help.link)
        self.stylesheet = PageText(SiteURL.stylesheet.link)
        self.icon = PageText(SiteURL.icon.link)
    }
}

/// One entry of the navigation.
package struct NavigationEntry: Sendable {
    /// The name of the page.
    package let title: PageText
    /// Its address.
    package let url: PageText
    /// The reader is on this very page.
    package let isHere: Bool
    /// The reader is on a page beneath this one.
    package let isAbove: Bool

    package init(_ title: String, _ target: SiteURL, _ here: SiteURL?) {
        self.title = PageText(title)
        self.url = PageText(target.link)
        self.isHere = target == here
        self.isAbove =
            switch (target, here) {
            case (.participants, .participant), (.instruments, .instrument), (.instruments, .trial): true
            default: false
            }
    }
}
