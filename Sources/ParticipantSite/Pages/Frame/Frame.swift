import Access
package import Web

/// What every page has around it: language, names, help and the way out, the way to other pages.
/// Template: `Layout`.
package struct Frame: Sendable {
    package let language: PageText
    /// `ltr` or `rtl`.
    package let direction: PageText
    /// Of the tab; says nothing of a study, a health matter or the program.
    package let title: PageText
    package let siteName: PageText
    package let skip: PageText
    /// Help in a crisis: the same place on every page.
    package let help: LinkContext
    /// Away from here, at once.
    package let leave: LinkContext
    /// Nil where nobody is signed in.
    package let safetyPlan: LinkContext?
    /// What every form carries.
    package let token: PageText
    /// People and answers are invented, and every page says so; nil in a real study.
    package let fiction: PageText?
    package let hasNavigation: Bool
    package let navigationName: PageText
    package let navigation: [NavigationContext]
    /// Nil where nobody is signed in.
    package let signOut: SignOutContext?
    package let stylesheet: PageText
    package let icon: PageText
    package let manifest: PageText
    /// Addresses of the scripts that make this page gentler.
    package let scripts: [PageText]
    /// Spoken and shown by scripts, so that they hold no words of their own.
    package let words: [WordContext]
    /// What this is, and that nobody watches it.
    package let foot: [PageText]
}

/// An address and what it is called.
package struct LinkContext: Hashable, Sendable {
    package let title: PageText
    package let url: PageText

    package init(_ title: String, _ url: String) {
        self.title = PageText(title)
        self.url = PageText(url)
    }
}

/// One entry of the navigation.
package struct NavigationContext: Hashable, Sendable {
    package let title: PageText
    package let url: PageText
    package let isHere: Bool
}

package struct SignOutContext: Hashable, Sendable {
    package let title: PageText
    package let url: PageText
    package let token: PageText
}

/// A word for a script, as `data-<name>`.
package struct WordContext: Hashable, Sendable {
    package let name: PageText
    package let text: PageText
}
