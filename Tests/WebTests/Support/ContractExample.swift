import Reports
import Web

/// A block of all kinds at once, which no document holds; templates must know each.
enum ContractExample {
    static var block: BlockContext? {
        var conversion = BlockConversion(links: .followed)
        let document = Sample.document("Full", ["P"], { $0 })
        let contexts = conversion.contexts(of: document.sections.flatMap(\.blocks))
        guard var whole = contexts.first else { return nil }
        whole.heading = HeadingContext(id: "within", text: "Within")
        for block in contexts {
            whole.paragraph = whole.paragraph ?? block.paragraph
            whole.facts = whole.facts ?? block.facts
            whole.notice = whole.notice ?? block.notice
            whole.table = whole.table ?? block.table
            whole.figure = whole.figure ?? block.figure
            whole.list = whole.list ?? block.list
            whole.links = whole.links ?? block.links
            whole.details = whole.details ?? block.details
        }
        return whole
    }
}
