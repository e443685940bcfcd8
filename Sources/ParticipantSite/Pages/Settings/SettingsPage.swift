package import Web

/// A person's own choices. Template: `Settings/Settings`.
package struct SettingsPage: ParticipantPage {
    package static let template = "Settings/Settings"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    package let kept: PageText?
    /// What to look at again; also that something was changed from another device.
    package let faults: [PageText]
    package let hasFaults: Bool
    package let action: PageText
    package let token: PageText
    package let seal: PageText
    package let language: ChoiceContext
    package let zone: ZoneContext
    package let quiet: ChoiceContext
    package let hours: HoursContext
    package let single: TickContext
    package let reminders: TickContext
    package let company: ChoiceContext
    package let save: PageText
    package let more: TodayMoreContext
}

/// One of several.
package struct ChoiceContext: Sendable {
    package let legend: PageText
    package let hint: PageText
    package let hintID: PageText
    package let options: [Option]

    package struct Option: Sendable {
        package let name: PageText
        package let value: PageText
        package let title: PageText
        /// As the language writes itself; nil where it is the page's own.
        package let language: PageText?
        package let isChosen: Bool
    }
}

package struct ZoneContext: Sendable {
    package let label: PageText
    package let hint: PageText
    package let isFaulty: Bool
    package let groups: [Group]

    package struct Group: Sendable {
        package let name: PageText
        package let options: [ChoiceContext.Option]
    }
}

package struct HoursContext: Sendable {
    package let fromLabel: PageText
    package let from: PageText
    package let untilLabel: PageText
    package let until: PageText
    package let isFaulty: Bool
}

package struct TickContext: Sendable {
    package let title: PageText
    package let hint: PageText
    package let isTicked: Bool
}
