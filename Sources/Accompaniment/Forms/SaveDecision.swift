public import Instruments

/// What becomes of an answer that a page sends, when somebody may have been there in between.
///
/// A page says at which answer of the form it last saw the item. The answer is written when the
/// item has not changed since, and a repeated send writes nothing. Otherwise both answers are
/// shown: neither takes the place of the other unseen.
public enum SaveDecision: Hashable, Sendable {
    /// Write it, as this answer of the form.
    case write(revision: Int)
    /// It stands already, since this answer of the form.
    case alreadySo(revision: Int)
    /// The page only repeats what it was shown, and something newer stands.
    case untouched(revision: Int)
    case conflict(FormConflict)

    public init(_ given: Given, on draft: FormDraft) {
        guard let held = draft[given.item] else {
            // Nothing to take back.
            self = given.answer == .missing(.blank) ? .alreadySo(revision: 0) : .write(revision: draft.revision + 1)
            return
        }
        if held.answer == given.answer {
            self = .alreadySo(revision: held.revision)
        } else if held.revision == given.seen {
            self = .write(revision: draft.revision + 1)
        } else if given.seen < held.revision, draft.answer(to: given.item, seenAt: given.seen) == given.answer {
            self = .untouched(revision: held.revision)
        } else {
            self = .conflict(FormConflict(item: given.item, mine: given.answer, theirs: held.answer, revision: held.revision))
        }
    }
}

/// Two answers to one item, given without knowledge of each other.
public struct FormConflict: Hashable, Sendable {
    public let item: String
    /// What this page sends.
    public let mine: Answer
    /// What stands.
    public let theirs: Answer
    /// The answer of the form that stands. Whoever chooses has seen it.
    public let revision: Int

    public init(item: String, mine: Answer, theirs: Answer, revision: Int) {
        self.item = item
        self.mine = mine
        self.theirs = theirs
        self.revision = revision
    }
}
