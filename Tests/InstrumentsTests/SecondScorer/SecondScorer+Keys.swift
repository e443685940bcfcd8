import Testing

/// From the facts of `catalog-keys.json` to the lines of a scorer.
extension SecondScorer {
    private struct Span { let low: Double; let high: Double }

    static func of(_ id: String) throws -> SecondScorer {
        let key = try #require(try CatalogKey.all.get()[id], "no key of \(id)")
        let part = special(id)
        var scorer = SecondScorer(id: id, items: items(key, part), special: part)
        var spans: [String: Span] = [:]
        for subscale in key.subscales {
            let isMean = subscale.aggregate == "mean"
            spans[subscale.id] = scorer.addItems(
                subscale.id, subscale.items, subscale.reverse, isMean: isMean, key.may_miss ?? 0)
        }
        for composite in key.composites {
            spans[composite.id] = try scorer.addComposite(composite, key.may_miss ?? 0, spans)
        }
        scorer.addSpecialNames()
        return scorer
    }

    private static func items(_ key: CatalogKey, _ part: (any SecondPart)?) -> [SecondItem] {
        if let items = part?.items { return items }
        let standard = SecondItem(
            low: key.response.min, high: key.response.max, step: key.response.step)
        var items = Array(repeating: standard, count: key.n_items ?? 0)
        for exception in key.exceptions ?? [] {
            let values = exception.values
            let low = exception.min ?? values?.first ?? standard.low
            let step = exception.step ?? values.map { $0[1] - $0[0] } ?? standard.step
            for number in exception.items {
                items[number - 1] = SecondItem(low: low, high: exception.max ?? values?.last, step: step)
            }
        }
        return items
    }

    private mutating func addItems(
        _ name: String, _ numbers: [Int], _ reversed: [Int], isMean: Bool, _ mayMiss: Int
    ) -> Span {
        let whole = numbers.map { number in
            reversed.contains(number) ? items[number - 1].low + (items[number - 1].high ?? 0) : -1
        }
        add(name, .items(numbers.map { $0 - 1 }, whole: whole, isMean: isMean, mayMiss: mayMiss))
        let low = numbers.reduce(0) { $0 + items[$1 - 1].low }
        let high = numbers.reduce(0) { $0 + (items[$1 - 1].high ?? 0) }
        let count = isMean ? Double(numbers.count) : 1
        return Span(low: low / count, high: high / count)
    }

    private mutating func addComposite(
        _ composite: CatalogKey.Composite, _ mayMiss: Int, _ spans: [String: Span]
    ) throws -> Span? {
        func place(_ name: String?) throws -> Int {
            try #require(names.firstIndex { $0 == name }, "\(id): \(composite.id) needs \(name ?? "")")
        }
        let isMean = composite.method.hasPrefix("mean")
        switch composite.method {
        case "sum_items", "mean_items":
            return addItems(
                composite.id, composite.items ?? [], composite.reverse ?? [], isMean: isMean, mayMiss)
        case "sum_of_scores", "mean_of_scores":
            let terms = composite.terms ?? []
            let parts = try terms.map { try #require(spans[$0.score]) }
            let whole = zip(terms, parts).map { term, span in
                term.reflect == true ? span.low + span.high : -1
            }
            add(composite.id, .scores(try terms.map { try place($0.score) }, whole: whole, isMean: isMean))
            let count = isMean ? Double(terms.count) : 1
            return Span(
                low: parts.reduce(0) { $0 + $1.low } / count,
                high: parts.reduce(0) { $0 + $1.high } / count)
        case "reflect":
            let span = try #require(spans[composite.score ?? ""])
            add(composite.id, .reflected(try place(composite.score), whole: span.low + span.high))
            return span
        case "multiply":
            add(composite.id, .times(try place(composite.score), composite.factor ?? 1))
        case "count_at_least":
            let items = (composite.items ?? []).map { $0 - 1 }
            add(composite.id, .countAtLeast(items, composite.threshold ?? 0))
        case "sum_of_domain_max":
            add(composite.id, .highest((composite.domains ?? []).map { $0.map { $0 - 1 } }))
        case "lookup":
            var table: [Double: Double] = [:]
            for (from, gives) in composite.table ?? [:] { table[try #require(Double(from))] = gives }
            add(composite.id, .lookup(try place(composite.score), table))
        case "all_at_least_fraction_of_max":
            // A rule, not a score: CompleteMystical.
            break
        default:
            Issue.record("\(id) \(composite.id): the second scorer does not know \(composite.method)")
        }
        return nil
    }
}
