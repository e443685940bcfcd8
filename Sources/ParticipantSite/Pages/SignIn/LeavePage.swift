package import Web

/// A page that says nothing: where somebody is after leaving in a hurry. Template: `Leave/Leave`.
package struct LeavePage: Sendable {
    package static let template = "Leave/Leave"
    package let language: PageText
    package let direction: PageText
    package let title: PageText
    package let text: PageText
}
