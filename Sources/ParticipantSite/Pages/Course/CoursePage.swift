package import Web

/// One's own lines. Template: `Course/Course`.
package struct CoursePage: ParticipantPage {
    package static let template = "Course/Course"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    /// That there is nothing yet; nil when there is.
    package let nothing: PageText?
    package let lines: [CourseFigureContext]
    package let facets: CourseFigureContext?
    /// After the pictures: what can be done next.
    package let next: PageText
    package let notAll: PageText
    package let write: LinkContext
}

/// One picture with its words before it and its numbers under it. Template: `Course/Figure`.
package struct CourseFigureContext: Sendable {
    package let id: PageText
    package let title: PageText
    package let lead: PageText
    package let drawings: [CourseDrawingContext]
    package let sentences: [PageText]
    package let next: PageText?
    package let numbers: PageText
    package let table: CourseTableContext
}

/// The drawing for a desk or for a phone; the style sheet shows one.
package struct CourseDrawingContext: Sendable {
    package let drawing: CheckedMarkup
}

package struct CourseTableContext: Sendable {
    package let caption: PageText
    package let columns: [CourseCellContext]
    package let rows: [CourseRowContext]
}

package struct CourseRowContext: Sendable {
    package let name: PageText
    package let cells: [CourseCellContext]
}

package struct CourseCellContext: Sendable {
    package let text: PageText
    package let isNumeric: Bool
}
