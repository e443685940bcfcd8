package import Instruments
import Reports

/// The shelf of instruments.
package struct InstrumentsPage: Page {
    package static let template = "Instruments/Instruments"

    /// What is around it.
    package let frame: PageFrame
    /// What stands on the shelf.
    package let shelf: ShelfContext
}

/// Every instrument by what it measures, and those that are known and not scored.
package struct ShelfContext: Sendable {
    /// The heading of the page.
    package let title: PageText
    /// One sentence beneath it.
    package let summary: PageText
    /// One a construct.
    package let groups: [Group]
    /// There are instruments that are known and not scored.
    package let hasUnscored: Bool
    /// Those.
    package let unscored: [Unscored]

    package struct Group: Sendable {
        /// Anchor.
        package let id: PageText
        /// What is measured.
        package let title: PageText
        /// The instruments.
        package let instruments: [Row]
    }

    package struct Row: Sendable {
        /// Name, short name and form.
        package let name: PageText
        /// The address of its page.
        package let url: PageText
        /// Items, stretch of time, who answers, how sure the key is, terms of the wording.
        package let facts: PageText
    }

    package struct Unscored: Sendable {
        /// The name.
        package let name: PageText
        /// What is missing.
        package let reason: PageText
    }

    package init(_ catalog: Catalog) {
        let list = InstrumentList(catalog)
        title = PageText(InstrumentList.title)
        summary = PageText(list.summary)
        groups = list.constructs.map { construct in
            Group(
                id: PageText(InstrumentList.anchor(construct)), title: PageText(InstrumentList.heading(construct)),
                instruments: list.instruments(of: construct).map { Row($0) })
        }
        unscored = catalog.unscored.map { Unscored(name: PageText($0.name), reason: PageText($0.reason)) }
        hasUnscored = !unscored.isEmpty
    }
}

extension ShelfContext.Row {
    fileprivate init(_ instrument: Instrument) {
        self.init(
            name: PageText(InstrumentList.name(instrument)),
            url: PageText(SiteURL.instrument(.value(instrument.id.rawValue)).link),
            facts: PageText(InstrumentList.facts(instrument)))
    }
}
