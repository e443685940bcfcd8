import Accompaniment
import Records
package import Web

/// A paragraph or a list of a consent text. Template: `Consent/Blocks`.
package struct ConsentBlockContext: Hashable, Sendable {
    package let paragraph: PageText?
    /// Empty for a paragraph.
    package let items: [PageText]
    package let isList: Bool

    init(_ block: ConsentReading.Block) {
        switch block {
        case .paragraph(let text): (paragraph, items, isList) = (PageText(text), [], false)
        case .list(let texts): (paragraph, items, isList) = (nil, texts.map { PageText($0) }, true)
        }
    }
}

/// A part of a consent text with its heading.
package struct ConsentPartContext: Hashable, Sendable {
    package let title: PageText?
    package let blocks: [ConsentBlockContext]

    init(_ part: ConsentReading.Part) {
        title = part.title.map { PageText($0) }
        blocks = part.blocks.map { ConsentBlockContext($0) }
    }
}

/// A field that a step carries on without showing it.
package struct CarriedField: Hashable, Sendable {
    package let name: PageText
    package let value: PageText

    init(_ name: String, _ value: String) {
        self.name = PageText(name)
        self.value = PageText(value)
    }
}

/// A question with its answers, or a choice with yes and no. Template: `Consent/Asked`.
package struct AskedContext: Hashable, Sendable {
    package let id: PageText
    package let text: PageText
    package let options: [OptionContext]
    /// What to look at again; nil when there is nothing.
    package let fault: FaultContext?

    package struct FaultContext: Hashable, Sendable {
        package let id: PageText
        package let sentence: PageText
    }

    package struct OptionContext: Hashable, Sendable {
        package let id: PageText
        package let name: PageText
        package let value: PageText
        package let label: PageText
        package let isChosen: Bool
    }

    init(name: String, text: String, options: [(value: String, label: String)], chosen: String?, fault: String?) {
        let id = "f-" + name
        self.id = PageText(id)
        self.text = PageText(text)
        self.options = options.map {
            OptionContext(
                id: PageText("\(id)-\($0.value)"), name: PageText(name), value: PageText($0.value), label: PageText($0.label), isChosen: $0.value == chosen)
        }
        self.fault = fault.map { FaultContext(id: PageText(id + "-fault"), sentence: PageText($0)) }
    }
}

/// What has to be looked at again, with links to where it stands. Template: `Consent/Faults`.
package struct FaultsContext: Hashable, Sendable {
    package let heading: PageText
    package let links: [LinkContext]
}

/// A name and what stands for it.
package struct FactContext: Hashable, Sendable {
    package let name: PageText
    package let value: PageText

    package init(_ name: String, _ value: String) {
        self.name = PageText(name)
        self.value = PageText(value)
    }
}
