import Access
import Records
import Testing

/// P-01, the tables: what the program says of each cell is what was written down by hand.
@Suite("The policy is the one that was written down")
struct PolicyTests {
    static let person = Participant.ID("p1")
    static let participantKinds: [Visitor] = [
        .stranger, .participant(person, .signedIn), .participant(person, .steppedUp), .errand(person, "baseline", .link),
        .errand(person, "baseline", .tablet),
    ]
    static let staffRoles: [Role] = [
        .therapist, .coordinator, .investigator, .rater, .pharmacist, .researcher, .monitor, .administrator,
    ]

    /// Cells in which a policy differs from the written one.
    static func participantFaults(_ decide: (ParticipantAct, Visitor, PersonStanding?) -> Decision) -> [String] {
        var faults: [String] = []
        let rows = WrittenPolicy.rows(WrittenPolicy.participants)
        for act in ParticipantAct.allCases where !rows.contains(where: { $0.act == act.rawValue }) { faults.append("\(act) has no row") }
        for row in rows {
            guard let act = ParticipantAct(rawValue: row.act), row.cells.count == participantKinds.count else {
                faults.append("the row \(row.act) is of no act")
                continue
            }
            for (visitor, cell) in zip(participantKinds, row.cells) {
                for standing in visitor.participant == nil ? [nil] : PersonStanding.allCases.map(Optional.some) {
                    let found = decide(act, visitor, standing)
                    if found != WrittenPolicy.decision(cell, standing) { faults.append("\(act), \(visitor.kind), \(standing.map { "\($0)" } ?? "nobody"): \(found)") }
                }
            }
            // Whoever is of the team is nobody here, except where everybody may come.
            for assurance in Assurance.allCases {
                let visitor = Visitor.staff(.init("ada"), Role.ofStaff, assurance)
                let expected: Decision = row.cells.first == "all" ? .allowed : .absent
                if decide(act, visitor, nil) != expected { faults.append("\(act), \(visitor.kind)") }
            }
        }
        return faults
    }

    static func staffFaults(_ decide: (StaffAct, Visitor, PersonStanding?) -> Decision) -> [String] {
        var faults: [String] = []
        let rows = WrittenPolicy.rows(WrittenPolicy.staff)
        for act in StaffAct.allCases where !rows.contains(where: { $0.act == act.rawValue }) { faults.append("\(act) has no row") }
        for row in rows {
            guard let act = StaffAct(rawValue: row.act), row.cells.count == staffRoles.count + 2, let last = row.cells.last else {
                faults.append("the row \(row.act) is of no act")
                continue
            }
            let expected = WrittenPolicy.decision(row.cells[0], nil)
            if decide(act, .stranger, nil) != expected { faults.append("\(act), stranger") }
            for (role, cell) in zip(staffRoles, row.cells.dropFirst()) {
                for assurance in Assurance.allCases {
                    for standing in [nil] + PersonStanding.allCases.map(Optional.some) {
                        var expected = WrittenPolicy.decision(cell, standing)
                        if expected == .allowed, last == "up", assurance == .signedIn { expected = .needsStepUp }
                        let found = decide(act, .staff(.init("ada"), [role], assurance), standing)
                        if found != expected { faults.append("\(act), \(role), \(assurance), \(standing.map { "\($0)" } ?? "nobody"): \(found)") }
                    }
                }
            }
            // A participant is nobody here, except where everybody may come.
            for visitor in participantKinds.dropFirst() {
                let expected: Decision = row.cells[0] == "all" ? .allowed : .absent
                if decide(act, visitor, nil) != expected { faults.append("\(act), \(visitor.kind)") }
            }
        }
        return faults
    }

    @Test("Participants' side: every act, visitor and standing")
    func participants() {
        #expect(Self.participantFaults { $0.permission.decision(for: $1, standing: $2) } == [])
    }

    @Test("Staff's side: every act, role, assurance and standing")
    func staff() {
        #expect(Self.staffFaults { $0.decision(for: $1, about: $2) } == [])
    }

    @Test("A wrong row is found, wherever it is", arguments: ["journal", "today", "saveAnswers", "leave", "mine"])
    func plantedRow(_ name: String) throws {
        let wrong = try #require(ParticipantAct(rawValue: name))
        // The row of another act, as if lines had been swapped.
        let other: ParticipantAct = wrong == .leave ? .today : .leave
        #expect(!Self.participantFaults { ($0 == wrong ? other : $0).permission.decision(for: $1, standing: $2) }.isEmpty)
        // A check that forgot to ask where the person stands.
        let blind = Self.participantFaults { act, visitor, standing in
            act == wrong ? act.permission.decision(for: visitor, standing: nil) : act.permission.decision(for: visitor, standing: standing)
        }
        #expect(wrong == .leave ? blind.isEmpty : !blind.isEmpty)
    }

    @Test("A check that forgot the roles, the step-up or the person is found")
    func plantedStaff() {
        #expect(!Self.staffFaults { act, visitor, _ in act.permission.decision(for: visitor, standing: nil) }.isEmpty)
        #expect(!Self.staffFaults { act, visitor, _ in act.decision(for: visitor, about: nil) }.isEmpty)
        let sure = Self.staffFaults { act, visitor, standing in
            guard case .staff(let id, let roles, _) = visitor else { return act.decision(for: visitor, about: standing) }
            return act.decision(for: .staff(id, roles, .steppedUp), about: standing)
        }
        #expect(!sure.isEmpty)
    }
}
