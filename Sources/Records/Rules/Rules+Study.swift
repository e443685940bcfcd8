import Ledger
import StudyDesign

/// The study, its team and its frozen plans.
extension Rules {
    private static let minutesOfYear = 527_040

    func check(_ study: StudyProtocol) throws {
        guard !study.id.rawValue.isEmpty, !study.version.isEmpty else { throw Refusal("A study needs an id and a version.") }
        if let rule = study.alertRules.first(where: { !(0...Self.minutesOfYear).contains($0.acknowledgeWithin) }) {
            throw Refusal("The alert rule for \(rule.item) gives \(rule.acknowledgeWithin) minutes to acknowledge; it must be 0 to a year.")
        }
        let faults = study.faults(against: catalog) + study.safeguards.faults
        guard faults.isEmpty else { throw Refusal("The protocol cannot be opened. " + faults.joined(separator: " ")) }
        guard let held = state.study else { return }
        guard held.id == study.id else {
            throw Refusal("This store holds the study \(held.id); \(study.id) needs a store of its own.")
        }
        guard held.isFictional == study.isFictional else {
            throw Refusal("Invented people do not become real ones, nor real ones invented. A study of the other kind needs a store of its own.")
        }
        for rule in held.alertRules where !study.alertRules.contains(where: { $0.isAsStrict(as: rule) }) {
            throw Refusal("Version \(study.version) drops or weakens the alert rule for \(rule.item) of \(rule.instrument). An amendment keeps every alert rule, or makes it stricter.")
        }
        if let list = state.list, !list.places.isEmpty, Set(held.arms.map(\.code)) != Set(study.arms.map(\.code)) {
            throw Refusal("The allocation list is sealed, so an amendment keeps the arms.")
        }
        if state.protocols.byVersion[study.version] != nil {
            throw Refusal("Version \(study.version) of the study \(study.id) is already open. An amendment takes a new version.")
        }
    }

    func check(_ plan: FrozenPlan) throws {
        guard !plan.name.isEmpty else { throw Refusal("A frozen plan needs a name.") }
        if state.plans.contains(plan.name) {
            throw Refusal("The plan \(plan.name) is already frozen. A changed plan takes a new name.")
        }
        guard plan.digest == Digest256(hashing: plan.text) else {
            throw Refusal("The digest of the plan \(plan.name) is not that of its text.")
        }
    }

    func check(_ snapshot: FrozenSnapshot) throws {
        _ = try study()
        guard snapshot.ledgerSize > 0, snapshot.ledgerSize <= UInt64(max(state.size, 0)) else {
            throw Refusal("The snapshot covers \(snapshot.ledgerSize) entries, the ledger has \(state.size).")
        }
    }

    func check(_ signature: RecordSignature) throws {
        guard signature.entry < UInt64(max(state.size, 0)) else {
            throw Refusal("Entry \(signature.entry) cannot be signed; the ledger has \(state.size) entries.")
        }
        try requireText(signature.printedName, "The printed name of the signature")
        try requireText(signature.meaning, "The meaning of the signature")
    }

    func check(_ account: Account, _ act: Act) throws {
        try check(account.id, "account")
        try requireText(account.name, "The account's name")
        guard account.id.rawValue != Act.service else { throw Refusal("No account has the program's own name.") }
        guard Set(account.roles).count == account.roles.count, Role.ofStaff.isSuperset(of: account.roles) else {
            throw Refusal("An account holds roles of the team, each once.")
        }
        try checkVersion(account.version, after: state.team.members[account.id]?.version ?? 0, of: "The account \(account.id)", act)
        let others = state.team.members.contains { id, member in
            id != account.id && member.isOpen && member.roles.contains(.administrator)
        }
        guard others || (account.isOpen && account.roles.contains(.administrator)) else {
            throw Refusal("Somebody must be able to set accounts: the last administrator stays one.")
        }
    }

    func check(_ channel: Channel, _ act: Act) throws {
        try check(channel.id, "channel")
        guard state.team.members[channel.account] != nil else { throw Refusal("There is no account \(channel.account).") }
        let held = state.team.channels[channel.id]
        if let held, held.account != channel.account {
            throw Refusal("The channel \(channel.id) leads to \(held.account). Another person takes another channel.")
        }
        let parts = channel.address.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = channel.address.utf8.allSatisfy { (0x21...0x7E).contains($0) && !",;<>()\"".utf8.contains($0) }
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("-") }), isPlain else {
            throw Refusal("The address of the channel \(channel.id) is not a mail address such as ada@clinic.example.")
        }
        try checkVersion(channel.version, after: held?.version ?? 0, of: "The channel \(channel.id)", act)
    }

    func check(_ proof: ChannelProof, _ act: Act) throws {
        guard let channel = state.team.channels[proof.channel], channel.isOpen else {
            throw Refusal("There is no open channel \(proof.channel).")
        }
        guard channel.account.rawValue == act.actor else {
            throw Refusal("Only \(channel.account) can say that a message arrived through \(proof.channel).")
        }
        guard proof.answered <= act.instant else { throw Refusal("The test message cannot be answered in the future.") }
    }

    func check(_ shift: Shift, _ act: Act) throws {
        try check(shift.id, "shift")
        guard shift.from < shift.until else { throw Refusal("The shift \(shift.id) ends before it begins.") }
        guard !shift.people.isEmpty, Set(shift.people).count == shift.people.count else {
            throw Refusal("A shift names whom to ask, each once, the first on call first.")
        }
        for person in shift.people where !state.team.isClinician(person) {
            throw Refusal("\(person) cannot be on call: an open account of a therapist, coordinator or investigator is needed.")
        }
        let held = state.team.shifts.first { $0.id == shift.id }
        try checkVersion(shift.version, after: held?.version ?? 0, of: "The shift \(shift.id)", act)
    }
}
