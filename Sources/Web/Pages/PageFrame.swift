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

    package init(title: String, study: String, isFictional: Bool, here: SiteURL?, help: String? = nil, ways: SiteWays = .study) {
        self.init(
            title: title, study: study, isFictional: isFictional, help: help, ways: ways,
            navigation: ways.entries.map { NavigationEntry($0, isHere: $0.target != nil && $0.target == here, here) })
    }

    /// - Parameter place: The link of the entry where the reader is.
    package init(title: String, study: String, isFictional: Bool, at place: String, ways: SiteWays) {
        self.init(
            title: title, study: study, isFictional: isFictional, help: nil, ways: ways,
            navigation: ways.entries.map { NavigationEntry($0, isHere: $0.link == place, nil) })
    }

    private init(
        title: String, study: String, isFictional: Bool, help: String?, ways: SiteWays, navigation: [NavigationEntry]
    ) {
        self.title = PageText(title)
        self.study = PageText(study)
        self.isFictional = isFictional
        self.home = PageText(ways.home)
        self.navigation = navigation
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

    package init(_ entry: SiteWays.Entry, isHere: Bool, _ here: SiteURL?) {
        self.title = PageText(entry.title)
        self.url = PageText(entry.link)
        self.isHere = isHere
        self.isAbove =
            switch (entry.target, here) {
            case (.participants, .participant), (.instruments, .instrument), (.instruments, .trial): true
            default: false
            }
    }
}
