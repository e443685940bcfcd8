import Instruments

extension FHIRQuestionnaire {
    /// Why the file cannot be this form's; nil where it may be.
    func tooMuch(_ root: FHIRElement) -> String? {
        let limits = ImportLimits(request.instrument)
        var (questions, options) = (0, 0)
        for set in contained.values {
            if let problem = limits.problem(questions: 0, options: 0, most: concepts(of: set)) { return problem }
        }
        var rest = root.elements("item")
        while let item = rest.popLast() {
            questions += Self.ratings.contains(item.string("type") ?? "") ? 1 : 0
            let set = item.string("answerValueSet").flatMap { contained[String($0.dropFirst())] }
            let count = item.elements("answerOption").count + (set.map(concepts(of:)) ?? 0)
            options += count
            if let problem = limits.problem(questions: questions, options: options, most: count) { return problem }
            rest += item.elements("item")
        }
        return nil
    }

    private func concepts(of set: FHIRElement) -> Int {
        (set.element("compose")?.elements("include") ?? []).reduce(0) { $0 + $1.elements("concept").count }
    }

    /// The item's name and those of all items below it.
    func names(_ item: FHIRElement) -> Set<String> {
        var names: Set<String> = [item.string("linkId") ?? ""]
        for child in item.elements("item") { names.formUnion(self.names(child)) }
        return names
    }
}
