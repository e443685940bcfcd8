package import Instruments

/// One instrument: what it is.
package struct InstrumentPage: Page {
    package static let template = "Instrument/Instrument"

    /// What is around it.
    package let frame: PageFrame
    /// The short name, as the last step of the way here.
    package let name: PageText
    /// Address of the shelf.
    package let list: PageText
    /// Address of the form.
    package let trial: PageText
    /// What there is to read about it.
    package let document: DocumentContext

    package init(frame: PageFrame, instrument: Instrument, document: DocumentContext) {
        self.frame = frame
        self.document = document
        name = PageText(instrument.abbreviation)
        list = PageText(SiteURL.instruments.link)
        trial = PageText(SiteURL.trial(.value(instrument.id.rawValue)).link)
    }
}
