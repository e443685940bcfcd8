import Mustache

/// Every template of a folder, read and compiled once. One that is missing, does not parse or asks for a
/// partial that does not exist is a fault at start; the library alone would print nothing in its place.
package struct TemplateFolder: Sendable {
    /// By folder and name: `Today/Today`.
    package let names: [String]
    private let library: MustacheLibrary

    /// - Parameter borrowed: Templates of another folder that these may ask for.
    package init(resources: SiteResources, borrowing borrowed: (from: SiteResources, names: [String])? = nil) throws {
        let own = try resources.files(in: "Templates", ending: ".mustache").map { String($0.dropLast(".mustache".count)) }
        let names = own + (borrowed?.names ?? [])
        var templates: [String: MustacheTemplate] = [:]
        var faults: [String] = []
        for name in names {
            do {
                let place = own.contains(name) ? resources : borrowed?.from ?? resources
                let text = try place.text("Templates/\(name).mustache")
                templates[name] = try MustacheTemplate(string: text)
                let missing = PageTemplates.partials(in: text).filter { !names.contains($0) }
                faults += missing.map { "Templates/\(name).mustache asks for the partial \($0), which does not exist" }
            } catch let error as MustacheTemplate.ParserError {
                faults.append("Templates/\(name).mustache, line \(error.context.lineNumber), is not a template (\(error.error))")
            }
        }
        guard faults.isEmpty else { throw SiteFault.resources(faults.joined(separator: "; ")) }
        self.names = own
        library = MustacheLibrary(templates: templates)
    }

    /// The value as its template prints it. The same value gives the same text.
    package func render(_ value: some Sendable, with template: String) throws -> String {
        guard let html = library.render(value, withTemplate: template) else {
            throw SiteFault.resources("the template \(template) was not loaded")
        }
        return html
    }
}
