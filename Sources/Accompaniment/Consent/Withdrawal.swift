public import Records
public import StudyDesign

/// A person takes their agreement back. There are three ways, and the person chooses; none needs
/// a reason.
public enum Withdrawal: String, Hashable, Sendable, CaseIterable {
    /// No more sessions; questionnaires go on.
    case treatment
    /// Nothing more is collected; what was given stays.
    case everything
    /// Nothing more is collected, what was given is locked away, and erasure is asked for.
    case erase

    /// Why, where the record asks for a reason and the person gave none.
    public static let ownWish = "The participant's own wish."
    static let legalBasis = "The person takes back their consent (GDPR Art. 7(3))."

    /// What is still to be recorded so that it holds; what holds already is not recorded again.
    ///
    /// Agreement to every form that holds is taken back, so that no session can open. Leaving,
    /// the order to stop, the order to lock away and the wish for erasure come with the second
    /// and the third way.
    ///
    /// - Parameter wish: what the team reads, in plain words.
    public func changes(of participant: Participant.ID, _ person: ParticipantState, wish: String, on day: Day) -> [Change] {
        var changes: [Change] = person.signatures.sorted { $0.key < $1.key }.compactMap { form, signatures in
            guard let last = signatures.last, !last.isWithdrawn else { return nil }
            return .consentWithdrawn(ConsentWithdrawal(participant: participant, form: form, number: signatures.count, day: day))
        }
        func order(_ act: PrivacyOrder.Act) -> Change? {
            if person.isUnder(act) { return nil }
            let version = (person.orders[act]?.version ?? 0) + 1
            return .privacyOrdered(PrivacyOrder(participant: participant, act: act, version: version, legalBasis: Self.legalBasis))
        }
        if self != .treatment {
            if let leaving = leaving(participant, person, day) { changes.append(leaving) }
            changes += [order(.stop)].compactMap(\.self)
        }
        if self == .erase { changes += [order(.restrict)].compactMap(\.self) }
        let said = wishToSay(participant, person, words: wish)
        if person.wishes[said.id] == nil, self == .erase || !changes.isEmpty { changes.append(.wishSaid(said)) }
        return changes
    }

    /// Whether everything that the way brings holds.
    public func isSo(_ person: ParticipantState) -> Bool {
        let isTakenBack = person.signatures.values.allSatisfy { $0.last?.isWithdrawn ?? true }
        let isOut = person.isUnder(.stop) && (person.enrollment == nil || person.leftOn != nil)
        return switch self {
        case .treatment: isTakenBack
        case .everything: isTakenBack && isOut
        case .erase: isTakenBack && isOut && person.isUnder(.restrict)
        }
    }

    private func leaving(_ participant: Participant.ID, _ person: ParticipantState, _ day: Day) -> Change? {
        guard let enrollment = person.enrollment, person.leftOn == nil else { return nil }
        let version = (person.leaving?.version ?? 0) + 1
        return .discontinued(
            Discontinuation(participant: participant, version: version, day: max(day, enrollment.day), reason: .withdrewConsent))
    }

    /// One wish for each signing that was taken back: sent twice, it is said once.
    private func wishToSay(_ participant: Participant.ID, _ person: ParticipantState, words: String) -> Wish {
        let signings = person.signatures.values.reduce(0) { $0 + $1.count }
        return Wish(
            id: Wish.ID("withdrawal.\(rawValue).\(signings)"), participant: participant, kind: self == .erase ? .erase : .contact,
            words: words)
    }
}
