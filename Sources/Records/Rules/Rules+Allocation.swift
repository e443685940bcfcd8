import StudyDesign

/// Arms come from the sealed list, in its order, and nobody chooses.
extension Rules {
    func check(_ list: AllocationList) throws {
        let study = try study()
        try check(list.id, "allocation list")
        guard state.list == nil else { throw Refusal("The allocation list is already sealed.") }
        guard !state.participants.values.contains(where: { $0.enrollment != nil }) else {
            throw Refusal("Somebody is enrolled already; the allocation list is sealed before.")
        }
        guard list.salt.count == 32 else { throw Refusal("The allocation list needs a salt of 32 random bytes.") }
        guard !list.places.isEmpty, list.places.values.allSatisfy({ !$0.isEmpty }) else {
            throw Refusal("The allocation list has a stratum without places.")
        }
        let arms = Set(study.arms.map(\.code))
        for (stratum, places) in list.places.sorted(by: { $0.key < $1.key }) {
            if let unknown = places.first(where: { !arms.contains($0) }) {
                throw Refusal("The stratum \(stratum) of the list names the arm \(unknown), which the study does not have.")
            }
        }
    }

    func check(_ request: AllocationRequest, _ act: Act) throws {
        let study = try study()
        let (person, since) = try requireEnrolled(request.participant)
        try requireNotStopped(request.participant)
        try requireConsent(of: request.participant, on: max(since, act.instant.day))
        if let left = person.leftOn { throw Refusal("Participant \(request.participant) left the study on \(left).") }
        if person.place != nil { throw Refusal("Participant \(request.participant) already has an allocation.") }
        guard study.arms.count > 1 else { throw Refusal("The study has one arm, so nobody is allocated.") }
        guard let list = state.list else { throw Refusal("No allocation list is sealed yet.") }
        guard let places = list.places[request.stratum] else {
            throw Refusal("The allocation list has no stratum \(request.stratum).")
        }
        guard list.given[request.stratum, default: 0] < places else {
            throw Refusal("All \(places) places of the stratum \(request.stratum) are given.")
        }
    }

    func check(_ record: Unblinding) throws {
        let (person, _) = try requireEnrolled(record.participant)
        guard person.place != nil else { throw Refusal("Participant \(record.participant) has no allocation.") }
        guard record.number == person.unblindings + 1 else {
            throw Refusal("This is unblinding \(person.unblindings + 1) of participant \(record.participant), not \(record.number).")
        }
        try requireText(record.reason, "The reason for unblinding")
        if let witness = record.witness, state.team.members[witness] == nil {
            throw Refusal("There is no account \(witness).")
        }
    }
}
