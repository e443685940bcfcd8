extension ResponseWording {
    /// What is wrong with the answers' words on a scale.
    ///
    /// The form's labelled steps need words; where the definition names none, every value of a
    /// rating does, and both ends of a line. Words at the ends of a line count for its ends. As
    /// soon as a value without a label of its own is offered, all values must be.
    func problems(on scale: ResponseScale, mayBeMarked: Bool) -> [WordingFault.Problem] {
        var problems: [WordingFault.Problem] = []
        var labels: [Double: String] = [:]
        for option in options {
            if !scale.accepts(option.value) {
                problems.append(.valueOffScale(option.value, scale: scale.description))
            } else if labels.updateValue(option.label, forKey: option.value) != nil {
                problems.append(.valueTwice(option.value))
            }
            if !mayBeMarked && Wording.isMarked(option.label) { problems.append(.placeholderText) }
        }
        if let anchors {
            let words = [anchors.low, anchors.middle ?? "-", anchors.high]
            if !words.allSatisfy(PlainText.hasWords) { problems.append(.emptyAnchor) }
            if !mayBeMarked && words.contains(where: Wording.isMarked) { problems.append(.placeholderText) }
        }
        let needed = scale.stepsWithWords
        let all = scale.kind == .count ? [] : scale.values ?? []
        let offersMore = options.contains { option in !needed.contains(option.value) && scale.accepts(option.value) }
        let expected = offersMore && !all.isEmpty ? all : needed
        let ends: [Double] = anchors == nil ? [] : [scale.minimum] + [scale.maximum].compactMap(\.self)
        let missing = expected.filter { labels[$0] == nil && (offersMore || !ends.contains($0)) }
        if !missing.isEmpty { problems.append(.valuesMissing(missing, scale: scale.description)) }
        let wordless = needed.filter { value in
            guard let label = labels[value], !ends.contains(value) else { return false }
            return !PlainText.hasWords(label)
        }
        if !wordless.isEmpty { problems.append(.labelMissing(wordless)) }
        return problems
    }
}

extension ResponseScale {
    /// The values that a form must print words at.
    var stepsWithWords: [Double] {
        guard labeledSteps.isEmpty else { return labeledSteps }
        switch kind {
        case .count: return []
        case .visualAnalog: return [minimum] + [maximum].compactMap(\.self)
        case .likert, .clinicianRating, .binary:
            return values ?? [minimum] + [maximum].compactMap(\.self)
        }
    }
}
