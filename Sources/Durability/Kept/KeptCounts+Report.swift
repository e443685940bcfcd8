import Statistics

extension KeptCounts {
    /// Of the responders who were seen again, those whose gain did not fade.
    func lasting(_ arm: Int) -> ShareInterval? { ShareInterval(counts[arm].kept + counts[arm].grew, of: counts[arm].seen, level: level) }

    private var nobody: String { "No responder of this arm was seen again." }

    var results: ResultTree {
        var entries = arms.indices.map { arm -> ResultTree.Entry in
            let own = counts[arm]
            let lasted = own.kept + own.grew
            var range: [ResultTree.Entry] = [.init("kept_or_grew", lasting(arm)?.results ?? .missing(nobody))]
            if own.responders > 0 {
                let all = Double(own.responders)
                range.append(.init("lowest_share", .number(Double(lasted) / all)))
                range.append(.init("highest_share", .number(Double(lasted + own.missing) / all)))
            }
            return .init(arms[arm], .branch([
                .init("n", .count(own.n)), .init("unreadable", .count(own.unreadable)), .init("outside_window", .count(own.outsideWindow)), .init("no_response", .count(own.withoutResponse)),
                .init("responders", .count(own.responders)), .init("kept", .count(own.kept)), .init("faded", .count(own.faded)),
                .init("faded_beyond_error", .count(own.fadedBeyondError)), .init("grew", .count(own.grew)),
                .init("not_seen_again", .count(own.missing)),
            ] + range))
        }
        for arm in arms.indices.dropFirst() {
            let name = "\(arms[arm])_minus_\(arms[0])"
            guard let own = lasting(arm), let other = lasting(0) else {
                entries.append(.init(name, .missing(nobody)))
                continue
            }
            let found = own.minus(other)
            entries.append(.init(name, .of(["est": .number(found.estimate), "ci_lower": .number(found.lower), "ci_upper": .number(found.upper)])))
        }
        entries.append(.init("reliable_change", .finite(reliableChange, else: "It is not finite.")))
        return .branch(entries)
    }

    func table(_ rule: KeptRule, anchor: String) -> ReadableTable {
        let rows = arms.indices.map { arm -> [ReadableTable.Cell] in
            let own = counts[arm]
            let share = lasting(arm)
            return [
                .text(arms[arm]), .count(own.n), .count(own.responders), .count(own.kept), .count(own.grew), .count(own.faded),
                .count(own.missing), share.map { .share($0.share) } ?? .missing(nobody),
                share.map { .text("\(percent($0.lower)) to \(percent($0.upper)) %") } ?? .missing(nobody),
            ]
        }
        var notes = [sentence(rule, anchor)]
        for arm in arms.indices where counts[arm].missing > 0 {
            let own = counts[arm]
            let all = Double(own.responders)
            let low = percent(Double(own.kept + own.grew) / all)
            let high = percent(Double(own.kept + own.grew + own.missing) / all)
            notes.append("\(arms[arm]): \(people(own.missing)) with a response \(own.missing == 1 ? "was" : "were") not seen again. If all of their gains faded, \(low) % of the \(own.responders) kept theirs; if none did, \(high) %.")
        }
        for arm in arms.indices where counts[arm].unreadable > 0 {
            notes.append("\(arms[arm]): \(people(counts[arm].unreadable)) lacked a value before treatment or at its end\(counts[arm].outsideWindow == 0 ? "" : "; \(people(counts[arm].outsideWindow)) of them had values, but none within \(plain(within)) of it (within widens that)").")
        }
        for arm in arms.indices where counts[arm].faded > 0 {
            notes.append("\(arms[arm]): of the \(counts[arm].faded) gains that faded, \(counts[arm].fadedBeyondError) lost more than the error of the measure (\(plain(reliableChange))).")
        }
        return ReadableTable(
            "Kept, faded, grew", columns: ["", "n", "responders", "kept", "grew", "faded", "not seen again", "kept or grew", intervalHeading(level)],
            rows: rows, notes: notes)
    }

    private func sentence(_ rule: KeptRule, _ anchor: String) -> String {
        let response: String = switch rule.response {
        case .share(let share): "an improvement of at least \(percent(share)) % of the value before treatment"
        case .points(let points): "an improvement of at least \(plain(points)) points"
        }
        return "Response: \(response) at the end of treatment (± \(plain(within))). Read again at \(plain(rule.at)) ± \(plain(rule.within)) (\(anchor)): faded, a loss of at least \(percent(rule.loses)) % of the gain; grew, a further gain of more than \(plain(reliableChange)) points, the error of the measure; kept, neither. Shares are of responders who were seen again (Wilson's interval)."
    }

    private func percent(_ share: Double) -> String { ((share * 1000).rounded() / 10).shortestText ?? "–" }
}
