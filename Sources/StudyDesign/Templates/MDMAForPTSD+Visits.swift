import Instruments

extension StudyProtocol {
    /// Eight visits: the core of CAPS-5, SCS and PHQ-9 at all but one of them, and beside it what the
    /// question of the mechanism asks for.
    static let mdmaForPTSDVisits: [Visit] = [
        visit("baseline", "Baseline", .preparation, open: -7, due: 0, close: 7, core + rivals + [.disability, .expectancy]),
        visit("week4", "After session 1", .treatment, open: 23, due: 28, close: 37, core + [.alliance] + guesses),
        visit("week8", "After session 2", .treatment, open: 51, due: 56, close: 65, core + rivals + [.alliance]),
        visit("week12", "After session 3", .integration, open: 79, due: 84, close: 93, [.scs, .phq9]),
        visit("week18", "Primary endpoint", .followUp, open: 119, due: 126, close: 140, core + rivals + [.disability] + guesses),
        visit("week26", "Six months", .followUp, open: 168, due: 182, close: 196, core),
        visit("week52", "Twelve months", .followUp, open: 343, due: 364, close: 385, core),
        visit("week104", "Twenty-four months", .followUp, open: 700, due: 728, close: 756, core),
    ]

    private static let core: [Instrument.ID] = [.caps5, .scs, .phq9]
    /// Scales that go with distress and might carry the effect as well as self-compassion does.
    private static let rivals = ["gad7", "who5", "rrs10", "aaq2", "wcs"].map { Instrument.ID($0) }
    private static let guesses = ["guess", "guess_therapist", "guess_rater"].map { Instrument.ID($0) }

    private static func visit(
        _ code: Visit.Code, _ name: String, _ epoch: Epoch, open: Int, due: Int, close: Int, _ instruments: [Instrument.ID]
    ) -> Visit {
        Visit(
            code: code, name: name, epoch: epoch, window: VisitWindow(open: open, target: due, close: close),
            instruments: instruments)
    }
}

extension Instrument.ID {
    fileprivate static let disability = Instrument.ID("sds_sheehan")
    fileprivate static let expectancy = Instrument.ID("expectancy")
    fileprivate static let alliance = Instrument.ID("wai_sr")
}
