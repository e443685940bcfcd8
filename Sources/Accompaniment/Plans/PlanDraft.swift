public import Records

/// A plan as it is being written: the words of each part, and the version they were seen at.
public struct PlanDraft: Hashable, Sendable {
    public let kind: PersonalPlan.Kind
    /// Part → words, as written; parts left blank are not here.
    public let parts: [String: String]
    /// 0 before anything was written.
    public let version: Int

    /// Code points that one part may have.
    public static let longest = 4_000

    public init(kind: PersonalPlan.Kind, parts: [String: String] = [:], version: Int = 0) {
        self.kind = kind
        self.parts = parts.filter { kind.parts.contains($0.key) && !OwnText.isBlank($0.value) }
        self.version = version
    }

    public init(_ plan: PersonalPlan) {
        self.init(kind: plan.kind, parts: plan.parts, version: plan.version)
    }

    public var isEmpty: Bool { parts.isEmpty }

    /// Parts that are longer than they may be, in their order.
    public var tooLong: [String] { kind.parts.filter { OwnText.length(parts[$0] ?? "") > Self.longest } }

    /// The same words, sign by sign.
    public func saysTheSame(as other: PlanDraft) -> Bool {
        kind.parts.allSatisfy { OwnText.isSame(parts[$0] ?? "", other.parts[$0] ?? "") }
    }

    /// Parts in which the two differ, in their order.
    public func differences(from other: PlanDraft) -> [String] {
        kind.parts.filter { !OwnText.isSame(parts[$0] ?? "", other.parts[$0] ?? "") }
    }

    /// What becomes of it where this stands.
    public func decision(over held: PlanDraft) -> WritingDecision {
        .of(held: held.version, seen: version, isSame: saysTheSame(as: held))
    }

    /// As it is put on record.
    public func plan(of participant: Participant.ID, version: Int) -> PersonalPlan {
        PersonalPlan(participant: participant, kind: kind, version: version, parts: parts)
    }
}
