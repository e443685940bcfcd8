extension Wording {
    /// Holds the wording against an instrument's key: instrument, version, items and their order,
    /// the values of the answers, texts. Every fault is reported; an empty list means that it fits.
    public func check(against key: Instrument) -> WordingFaults {
        var faults: [WordingFault] = []
        func fault(_ problem: WordingFault.Problem, item: String? = nil, part: String = "form") {
            faults.append(WordingFault(item: item, part: part, problem: problem))
        }
        if instrument != key.id {
            fault(.otherInstrument(found: instrument.rawValue, expected: key.id.rawValue))
        } else if definitionVersion != key.version {
            fault(.otherVersion(found: definitionVersion, expected: key.version))
        }
        for (part, text) in [("title", title), ("instructions", instructions ?? "-")] {
            if let problem = textProblem(text) { fault(problem, part: part) }
        }
        if items.count != key.items.count {
            fault(.itemCount(found: items.count, expected: key.items.count))
        }
        faults += orderFaults(against: key)
        for item in items {
            if let problem = textProblem(item.text) { fault(problem, item: item.code, part: "text") }
        }
        faults += answerFaults(against: key)
        return WordingFaults(instrument: key.id, language: language, faults: faults)
    }

    private func textProblem(_ text: String) -> WordingFault.Problem? {
        guard PlainText.hasWords(text) else { return .emptyText }
        return !isPlaceholder && Self.isMarked(text) ? .placeholderText : nil
    }

    /// Unknown, doubled, missing items, and those that stand after one that the form has later.
    private func orderFaults(against key: Instrument) -> [WordingFault] {
        var faults: [WordingFault] = []
        var numbers: [String: Int] = [:]
        for item in key.items { numbers[item.code] = item.number }
        var seen: Set<String> = []
        var latest: (number: Int, code: String) = (0, "")
        for item in items {
            guard let number = numbers[item.code] else {
                let nearest = NearestName.of(item.code, among: key.items.map(\.code))
                faults.append(.init(item: item.code, part: "code", problem: .unknownItem(nearest: nearest)))
                continue
            }
            guard seen.insert(item.code).inserted else {
                faults.append(.init(item: item.code, part: "code", problem: .doubledItem))
                continue
            }
            if number < latest.number {
                faults.append(.init(item: item.code, part: "code", problem: .outOfOrder(after: latest.code)))
            } else {
                latest = (number, item.code)
            }
        }
        for item in key.items where !seen.contains(item.code) {
            faults.append(.init(item: item.code, part: "code", problem: .missingItem))
        }
        return faults
    }

    /// The shared answers once, then those of items that have their own on paper or in the key.
    private func answerFaults(against key: Instrument) -> [WordingFault] {
        var faults: [WordingFault] = []
        var usesShared = !response.isEmpty
        for item in key.items {
            guard let words = self.item(item.code) else { continue }
            if words.response == nil && item.response == nil {
                usesShared = true
            } else {
                let scale = key.response(of: item)
                for problem in response(of: item).problems(on: scale, mayBeMarked: isPlaceholder) {
                    faults.append(.init(item: item.code, part: "answers", problem: problem))
                }
            }
        }
        guard usesShared else { return faults }
        let shared = response.problems(on: key.response, mayBeMarked: isPlaceholder).map {
            WordingFault(item: nil, part: "answers", problem: $0)
        }
        return shared + faults
    }
}
