package import Web

/// The few things of this day. Template: `Today/Today`.
package struct TodayPage: ParticipantPage {
    package static let template = "Today/Today"
    package let frame: Frame
    package let heading: PageText
    package let day: PageText
    /// How much is done; nil where one thing or none is there.
    package let summary: PageText?
    /// What has just happened.
    package let kept: PageText?
    package let note: PageText?
    package let tasks: [TodayTaskContext]
    package let hasTasks: Bool
    package let next: TodayNextContext?
    /// Where one can go without being asked.
    package let more: TodayMoreContext
}

package struct TodayTaskContext: Sendable {
    /// Nil for what is done.
    package let open: Open?
    package let done: Done?

    package struct Open: Sendable {
        package let id: PageText
        package let title: PageText
        package let url: PageText
        package let state: PageText
        package let details: [PageText]
    }

    package struct Done: Sendable {
        package let title: PageText
        package let state: PageText
    }
}

package struct TodayNextContext: Sendable {
    package let heading: PageText
    package let sentence: PageText
}

package struct TodayMoreContext: Sendable {
    package let heading: PageText
    package let links: [LinkContext]
}
