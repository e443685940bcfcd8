package import Instruments

/// An instrument's form, to be tried, and the scores of what was filled in.
package struct TrialPage: Page {
    package static let template = "Trial/Trial"

    /// What is around it.
    package let frame: PageFrame
    /// Short name of the instrument.
    package let name: PageText
    /// Address of the shelf.
    package let list: PageText
    /// Address of the instrument.
    package let about: PageText
    /// The heading where there are no scores.
    package let title: PageText
    /// One sentence beneath it.
    package let summary: PageText
    /// Scores of what was filled in, or nil.
    package let result: DocumentContext?
    /// The form.
    package let form: FormContext

    package init(frame: PageFrame, instrument: Instrument, form: FormContext, result: DocumentContext?) {
        self.frame = frame
        self.form = form
        self.result = result
        name = PageText(instrument.abbreviation)
        list = PageText(SiteURL.instruments.link)
        about = PageText(SiteURL.instrument(.value(instrument.id.rawValue)).link)
        title = PageText(Self.title(of: instrument, hasFaults: form.hasFaults))
        summary = form.hasFaults
            ? "Nothing was scored. What you wrote still stands in the form."
            : "Answer as an invented person would, and see how the scores come about."
    }

    /// The name of the page, for its heading and for the tab, where there are no scores.
    package static func title(of instrument: Instrument, hasFaults: Bool) -> String {
        hasFaults ? "Faults in these answers to \(instrument.abbreviation)" : "Try the form of \(instrument.abbreviation)"
    }
}
