package import Web

/// A page of the participants' side: what it prints, and the template that prints it.
package protocol ParticipantPage: Sendable {
    /// By folder and name: `Today/Today`.
    static var template: String { get }
    var frame: Frame { get }
}

/// Every template of the participants' side.
package struct Templates: Sendable {
    private let folder: TemplateFolder

    package init(resources: SiteResources) throws { folder = try TemplateFolder(resources: resources) }

    package var names: [String] { folder.names }

    /// The page as HTML. The same page gives the same text.
    package func render<P: ParticipantPage>(_ page: P) throws -> String { try folder.render(page, with: P.template) }

    /// A page without a frame.
    package func render(_ value: some Sendable, with template: String) throws -> String { try folder.render(value, with: template) }
}
