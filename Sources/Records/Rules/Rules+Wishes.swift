import StudyDesign

/// What a participant chooses and asks, and what is asked by the clock.
extension Rules {
    func check(_ record: Preferences) throws {
        let person = try requireKnown(record.participant)
        guard record.version == person.preferences.version + 1 else {
            throw Refusal("These choices were changed since, perhaps on another device. Load the page again.")
        }
        if let language = record.language {
            guard !language.isEmpty, language.utf8.count <= 64, language.utf8.allSatisfy({ $0 == 0x2D || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || (0x30...0x39).contains($0) }) else {
                throw Refusal("\"\(language)\" is not a language such as en or de-CH.")
            }
        }
    }

    func check(_ plan: PersonalPlan) throws {
        let person = try requireKnown(plan.participant)
        guard plan.version == (person.plans[plan.kind]?.version ?? 0) + 1 else {
            throw Refusal("This plan was changed since, perhaps on another device. Load it again; nothing is lost.")
        }
        if let unknown = plan.parts.keys.sorted().first(where: { !plan.kind.parts.contains($0) }) {
            throw Refusal("A \(plan.kind.rawValue) plan has no part \(unknown).")
        }
    }

    func check(_ wish: Wish) throws {
        try check(wish.id, "wish")
        let person = try requireKnown(wish.participant)
        guard person.wishes[wish.id] == nil else { throw Refusal("This wish was already taken down.") }
    }

    func check(_ draw: PromptDraw) throws {
        let person = try requireEnrolled(draw.participant).person
        try check(draw.day)
        try requireNotStopped(draw.participant)
        try requireStillIn(draw.participant, on: draw.day)
        guard let plan = try study().prompts?.first(where: { $0.code == draw.plan }) else {
            throw Refusal("The protocol has no check-in \(draw.plan).")
        }
        guard !person.draws.contains(where: { $0.plan == draw.plan && $0.day == draw.day }) else {
            throw Refusal("The prompts of \(draw.plan) on \(draw.day) are already drawn.")
        }
        guard draw.prompts.count <= plan.windows.count, draw.prompts.allSatisfy({ $0.id.isWellFormed && $0.at < $0.expires }) else {
            throw Refusal("The prompts of \(draw.plan) on \(draw.day) are not those of the protocol.")
        }
    }

    func check(_ step: PromptStep) throws {
        guard Identifier<Prompt>(step.about).isWellFormed else { throw malformed("prompt", step.about) }
        guard step.result == .refused || !state[step.participant].told.contains(step.about) else {
            throw Refusal("A mail about \(step.about) was already sent.")
        }
    }

    /// The prompt that a visit's code names, or nil when it names none.
    func prompt(_ code: Visit.Code, of participant: Participant.ID) -> (prompt: Prompt, plan: PromptPlan)? {
        for draw in state[participant].draws {
            guard let prompt = draw.prompts.first(where: { $0.id.rawValue == code }),
                let plan = state.study?.prompts?.first(where: { $0.code == draw.plan })
            else { continue }
            return (prompt, plan)
        }
        return nil
    }
}
