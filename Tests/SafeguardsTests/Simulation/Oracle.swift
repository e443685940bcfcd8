import Records
@testable import Safeguards
import StoreContract
import StudyDesign

/// What must be true of a site, worked out apart from the program: from what people did, from
/// the mail that went out and from the clock, by plain arithmetic.
struct Oracle {
    /// An alert that must be on the record, or may be when the answer to a request was lost.
    struct Expected {
        let isUrgent: Bool
        var isCertain: Bool
    }

    struct Told {
        let rung: Int
        let at: Instant
        let account: String
        let isAccepted: Bool
        let wasReachable: Bool
    }

    /// The greatest time that the machine's clock ever showed, gone on since then.
    var now = TestStudy.start
    private var passed: Int64 = 0
    /// Since when the program runs undisturbed.
    var upSince: Instant?
    var isBehind = false
    var expected: [AlertRecord.ID: Expected] = [:]
    /// Alerts of what was acknowledged just now.
    var justAcknowledged: [AlertRecord.ID] = []
    var told: [AlertRecord.ID: [Told]] = [:]
    /// When a person, or the team, last changed something about an alert.
    var touched: [AlertRecord.ID: Instant] = [:]
    var teamChanged = TestStudy.start
    /// Closing asked for by a person.
    var mayClose: Set<AlertRecord.ID> = []
    var wasOpen: Set<AlertRecord.ID> = []
    var claimed: [AlertRecord.ID: String] = [:]
    /// What was wrong with a claim.
    var doubleClaim: String?
    /// Check-ins of openings whose acknowledgement is still on its way, or was lost.
    var possibleCheckIns: [CheckIn.ID: Instant] = [:]
    /// Check-ins born with acknowledged openings.
    var checkIns: [CheckIn.ID: Instant] = [:]
    var endedCheckIns: Set<CheckIn.ID> = []
    var report = Guardian.Report()
    /// Deaths of the program while a message may have been on its way.
    var lives = 0
    var sentInThisLife: Set<String> = []

    mutating func go(to clockwork: Clockwork) {
        now = Instant(milliseconds: now.milliseconds + clockwork.passed - passed)
        passed = clockwork.passed
        isBehind = clockwork.wall < now
        now = max(now, clockwork.wall)
    }

    mutating func died() { upSince = nil }

    mutating func opened(_ state: RecordState, _ clockwork: Clockwork) {
        now = max(state.newest ?? clockwork.wall, clockwork.wall)
        passed = clockwork.passed
        upSince = now
        lives += 1
        sentInThisLife = []
    }
}

/// The ladder, written down as the plan for sites says it.
enum PlainLadder {
    static func minute(of rung: Int, isUrgent: Bool) -> Int {
        let rungs = isUrgent ? [0, 15, 30, 60] : [0, 480, 960, 1440]
        return rung < 4 ? rungs[rung] : rungs[3] + (rung - 3) * (isUrgent ? 15 : 240)
    }

    /// The highest rung whose minute has come.
    static func highest(_ raised: Instant, _ now: Instant, isUrgent: Bool) -> Int? {
        var rung: Int?
        while raised + minute(of: (rung ?? -1) + 1, isUrgent: isUrgent) <= now { rung = (rung ?? -1) + 1 }
        return rung
    }
}

/// Who can be reached, read from the team's bare facts.
struct PlainReach {
    let team: TeamState
    let now: Instant

    private func isOpenClinician(_ account: String) -> Bool {
        guard let member = team.members[Account.ID(account)], member.isOpen else { return false }
        return member.roles.contains(.therapist) || member.roles.contains(.coordinator) || member.roles.contains(.investigator)
    }

    func isReachable(_ account: String) -> Bool {
        isOpenClinician(account) && team.channels.values.contains { $0.account.rawValue == account && $0.isOpen }
    }

    func isSure(_ account: String) -> Bool {
        isOpenClinician(account)
            && team.channels.values.contains { line in
                guard line.account.rawValue == account, line.isOpen, let proven = line.proven else { return false }
                return now.milliseconds - proven.milliseconds < 7 * 86_400_000
            }
    }

    var everybody: Set<String> { Set(team.members.keys.map(\.rawValue).filter(isReachable)) }
    var investigators: Set<String> {
        Set(team.members.filter { $0.value.isOpen && $0.value.roles.contains(.investigator) }.keys.map(\.rawValue))
    }

    func meant(_ rung: Int) -> Set<String> {
        if rung >= 3 { return Set(team.members.keys.map(\.rawValue).filter(isOpenClinician)) }
        if rung == 2 { return investigators }
        let people = team.shifts.last { $0.from <= now && now < $0.until }?.people ?? []
        return people.count > rung ? [people[rung].rawValue] : []
    }
}
