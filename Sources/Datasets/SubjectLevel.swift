public import Records
public import StudyDesign

/// One row a participant who enrolled (CDISC: ADSL).
public struct SubjectLevel: Hashable, Sendable {
    public let participant: Participant.ID
    public let enrolled: Day
    /// Nil when enrolled but not (yet) allocated.
    public let arm: Arm.Code?
    /// Where they take part; nil in a study of one site.
    public let site: String?
    /// Who answered for their first session: their own therapist.
    public let therapist: Account.ID?
    /// Study day of each session held, by its number, in order.
    public let sessions: [(number: Int, studyDay: Int)]
    public let discontinued: (studyDay: Int, reason: Discontinuation.Reason)?

    public static func == (left: SubjectLevel, right: SubjectLevel) -> Bool {
        left.participant == right.participant && left.enrolled == right.enrolled && left.arm == right.arm
            && left.site == right.site && left.therapist == right.therapist
            && left.sessions.map(\.number) == right.sessions.map(\.number)
            && left.sessions.map(\.studyDay) == right.sessions.map(\.studyDay)
            && left.discontinued?.studyDay == right.discontinued?.studyDay
            && left.discontinued?.reason == right.discontinued?.reason
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(participant) }

    static func all(of snapshot: Snapshot) -> [SubjectLevel] {
        let arms = Dictionary(snapshot.allocations.map { ($0.participant, $0.arm) }, uniquingKeysWith: { first, _ in first })
        let sessions = Dictionary(grouping: snapshot.sessions, by: \.participant)
        let ends = Dictionary(snapshot.discontinuations.map { ($0.participant, $0) }, uniquingKeysWith: { first, _ in first })
        // Where there is one arm only, nobody needs a list to be in it.
        let onlyArm = snapshot.study.arms.count == 1 ? snapshot.study.arms.first?.code : nil
        return snapshot.enrollments.map { enrollment in
            SubjectLevel(
                participant: enrollment.participant, enrolled: enrollment.day,
                arm: arms[enrollment.participant] ?? onlyArm, site: enrollment.site,
                therapist: sessions[enrollment.participant]?.first?.monitors?.first,
                sessions: (sessions[enrollment.participant] ?? []).map { ($0.number, $0.day - enrollment.day) },
                discontinued: ends[enrollment.participant].map { ($0.day - enrollment.day, $0.reason) })
        }
    }
}
