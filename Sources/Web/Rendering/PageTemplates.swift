import Mustache

/// A page: what it prints, and the template of the same name that prints it.
package protocol Page: Sendable {
    /// The template, by folder and name: `Overview/Overview`.
    static var template: String { get }
    /// What every page has around it.
    var frame: PageFrame { get }
}

/// All templates, read and compiled once. A template that is missing, or does not parse, or asks for a
/// partial that does not exist is a fault at start; the library alone would print nothing in its place.
package struct PageTemplates: Sendable {
    /// Every template that the site needs: one a page, one a kind of block.
    package static let names: [String] = [
        "Blocks/Block", "Blocks/Details", "Blocks/Document", "Blocks/Facts", "Blocks/Figure", "Blocks/Heading", "Blocks/Links",
        "Blocks/List", "Blocks/Notice", "Blocks/Table", "Failure/Failure", "Help/Help", "Help/Lines",
        "Instrument/Instrument", "Instruments/Instruments", "Layout", "Overview/Overview", "Participant/Participant", "Participants/Participants",
        "Report/Report", "StandaloneReport/StandaloneReport", "Trial/Field", "Trial/Trial",
    ]

    private let library: MustacheLibrary

    package init(resources: SiteResources) throws {
        var templates: [String: MustacheTemplate] = [:]
        var faults: [String] = []
        for name in Self.names {
            do {
                let text = try resources.text("Templates/\(name).mustache")
                templates[name] = try MustacheTemplate(string: text)
                let missing = Self.partials(in: text).filter { !Self.names.contains($0) }
                faults += missing.map { "Templates/\(name).mustache asks for the partial \($0), which does not exist" }
            } catch let error as MustacheTemplate.ParserError {
                let line = error.context.lineNumber
                faults.append("Templates/\(name).mustache, line \(line), is not a template (\(error.error))")
            } catch let SiteFault.resources(sentence) {
                faults.append(sentence)
            }
        }
        guard faults.isEmpty else { throw SiteFault.resources(faults.joined(separator: "; ")) }
        library = MustacheLibrary(templates: templates)
    }

    /// The page as HTML. The same page gives the same text.
    package func render<P: Page>(_ page: P) throws -> String {
        guard let html = library.render(page, withTemplate: P.template) else {
            throw SiteFault.resources("the template \(P.template) was not loaded")
        }
        return html
    }

    /// The names after `{{>` and `{{<`.
    package static func partials(in text: String) -> [String] {
        var found: [String] = []
        for piece in text.split(separator: "{{").dropFirst(text.hasPrefix("{{") ? 0 : 1) {
            guard piece.hasPrefix(">") || piece.hasPrefix("<") else { continue }
            let name = piece.dropFirst().prefix { $0 != "}" }
            found.append(name.split(separator: " ").joined())
        }
        return found
    }
}
