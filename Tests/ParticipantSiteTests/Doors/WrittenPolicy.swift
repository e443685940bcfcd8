import Access

/// Who may do what, written down a second time, from the requirements and not from the program: the two
/// tables must agree in every cell.
///
/// | cell | meaning |
/// |---|---|
/// | `all` | whoever the visitor is, wherever the person stands |
/// | `known` | invited, active, left, stopped or restricted; else nothing is here |
/// | `taking` | invited, active or left: something new may be taken in |
/// | `before` | invited or active |
/// | `held` | whoever the record knows, erased ones too |
/// | `shown` | invited, active, left or stopped: not of whom restriction was asked |
/// | `in` | sign in first |
/// | `up` | give password or code again first |
/// | `no` | nothing is here |
enum WrittenPolicy {
    static func standings(of cell: Substring) -> Set<PersonStanding>? {
        switch cell {
        case "all": Set(PersonStanding.allCases)
        case "known": [.invited, .active, .left, .stopped, .restricted]
        case "taking": [.invited, .active, .left]
        case "before": [.invited, .active]
        case "held": [.invited, .active, .left, .stopped, .restricted, .erased]
        case "shown": [.invited, .active, .left, .stopped]
        default: nil
        }
    }

    /// What a cell says of a visitor whose person, or of an act whose person, stands somewhere.
    static func decision(_ cell: Substring, _ standing: PersonStanding?) -> Decision? {
        switch cell {
        case "in": .needsSignIn
        case "up": .needsStepUp
        case "no": .absent
        default: standings(of: cell).map { standing.map($0.contains) ?? true ? .allowed : .absent }
        }
    }

    /// Columns: stranger, participant, participant who stepped up, link, tablet.
    static let participants = """
        entrance             all  all     all     all     all
        help                 all  all     all     all     all
        asset                all  all     all     all     all
        manifest             all  all     all     all     all
        serviceWorker        all  all     all     all     all
        offline              all  all     all     all     all
        signInPage           all  all     all     all     all
        signIn               all  all     all     all     all
        secondStepPage       all  all     all     all     all
        secondStep           all  all     all     all     all
        invitationPage       all  all     all     all     all
        invitation           all  all     all     all     all
        errandPage           all  all     all     all     all
        openErrand           all  all     all     all     all
        leavePage            all  all     all     all     all
        leave                all  all     all     all     all
        signOut              in   all     all     all     all
        stepUpPage           in   all     all     no      no
        stepUp               in   all     all     no      no
        enrolCodePage        in   up      all     no      no
        enrolCode            in   up      all     no      no
        recoverySheet        in   up      all     no      no
        today                in   known   known   no      no
        checkInPage          in   known   known   no      no
        answerCheckIn        in   known   known   no      no
        checkInPage          in   known   known   no      no
        answerCheckIn        in   known   known   no      no
        settingsPage         in   known   known   no      no
        setPreferences       in   known   known   no      no
        endSessions          in   known   known   no      no
        questionnaire        in   taking  taking  taking  taking
        questionnairePart    in   taking  taking  taking  taking
        savePart             in   taking  taking  taking  taking
        saveAnswers          in   taking  taking  taking  taking
        review               in   taking  taking  taking  taking
        submit               in   taking  taking  taking  taking
        done                 in   taking  taking  taking  taking
        consents             in   before  before  no      no
        consent              in   before  before  no      no
        stepThroughConsent   in   before  before  no      no
        consentCopy          in   known   known   no      no
        consentPDF           in   known   known   no      no
        withdrawalPage       in   known   known   no      no
        withdraw             in   known   known   no      no
        preparationPage      in   before  before  no      no
        writePreparation     in   before  before  no      no
        practices            in   known   known   no      no
        practice             in   known   known   no      no
        logPractice          in   taking  taking  no      no
        safetyPlanPage       in   known   known   no      no
        writeSafetyPlan      in   known   known   no      no
        journalWritingPage   in   taking  taking  no      no
        writeJournal         in   taking  taking  no      no
        journal              in   up      known   no      no
        journalEntry         in   up      known   no      no
        reviseJournal        in   up      taking  no      no
        shareJournal         in   up      known   no      no
        searchJournal        in   up      known   no      no
        course               in   up      known   no      no
        mine                 in   up      known   no      no
        download             in   up      known   no      no
        askCorrection        in   up      known   no      no
        askErasure           in   up      known   no      no
        """

    /// Columns: stranger, then by role, signed in: therapist, coordinator, investigator, rater, pharmacist,
    /// researcher, monitor, administrator; then whether the first yes turns into `up` before a code is given again.
    static let staff = """
        entrance             all  all     all     all     all  all  all  all  all  -
        help                 all  all     all     all     all  all  all  all  all  -
        asset                all  all     all     all     all  all  all  all  all  -
        signInPage           all  all     all     all     all  all  all  all  all  -
        signIn               all  all     all     all     all  all  all  all  all  -
        secondStepPage       all  all     all     all     all  all  all  all  all  -
        secondStep           all  all     all     all     all  all  all  all  all  -
        invitationPage       all  all     all     all     all  all  all  all  all  -
        invitation           all  all     all     all     all  all  all  all  all  -
        signOutPage          in   all     all     all     all  all  all  all  all  -
        signOut              in   all     all     all     all  all  all  all  all  -
        stepUpPage           in   all     all     all     all  all  all  all  all  -
        stepUp               in   all     all     all     all  all  all  all  all  -
        enrolCodePage        in   all     all     all     all  all  all  all  all  up
        enrolCode            in   all     all     all     all  all  all  all  all  up
        recoverySheet        in   all     all     all     all  all  all  all  all  up
        endSessions          in   all     all     all     all  all  all  all  all  -
        study                in   no      all     all     no   no   all  all  no   -
        report               in   no      all     all     no   no   all  all  no   -
        instruments          in   all     all     all     all  all  all  all  all  -
        instrument           in   all     all     all     all  all  all  all  all  -
        trial                in   all     all     all     all  all  all  all  all  -
        participants         in   all     all     all     no   no   no   all  no   -
        participant          in   shown   shown   shown   no   no   no   no   no   -
        alerts               in   all     all     all     no   no   no   no   no   -
        stepOnAlert          in   held    held    held    no   no   no   no   no   -
        people               in   all     all     all     no   no   no   no   no   -
        invite               in   no      known   known   no   no   no   no   no   up
        handOver             in   taking  taking  taking  no   no   no   no   no   up
        endSessionsOfPerson  in   held    held    held    no   no   no   no   no   -
        """

    /// The rows of a table by their first word.
    static func rows(_ table: String) -> [(act: String, cells: [Substring])] {
        table.split(separator: "\n").map { line in
            let words = line.split(separator: " ")
            return (words.first.map(String.init) ?? "", Array(words.dropFirst()))
        }
    }
}
