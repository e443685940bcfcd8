extension Instrument {
    /// The items that the form skips by design for these answers: nobody was asked, so that having no
    /// answer to them says nothing.
    public func itemsNotAsked(in answers: Answers) -> Set<String> {
        guard answers.instrument == id, items.contains(where: { $0.skip != nil }) else { return [] }
        let usable = UsableAnswers(answers, of: self)
        var codes: Set<String> = []
        for item in items where usable.isExcused(item.number) { codes.insert(item.code) }
        return codes
    }
}
