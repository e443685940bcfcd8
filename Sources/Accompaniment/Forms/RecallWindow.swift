public import Instruments

/// The stretch of time that a questionnaire asks about, as participants read it on every page.
public enum RecallWindow: String, Hashable, Sendable, CaseIterable {
    case usually, hardTimes, sad, year, month, twoWeeks, week, session, experience, sinceExperience, now, painNow, expectation, guess, days, therapy

    /// Nil for an instrument whose window nobody has put into these words.
    public init?(of id: Instrument.ID) {
        switch id.rawValue {
        case "aaq2", "asi3", "compact", "ders16", "ders18", "ders36", "ders_sf18", "eiss", "ffmq15", "ffmq39", "iri", "maas", "rrq",
            "stai_t":
            self = .usually
        case "scs", "scs_sf", "fscrs": self = .hardTimes
        case "rrs10": self = .sad
        case "audit", "dudit": self = .year
        case "pcl5", "psqi", "sidas": self = .month
        case "bdi2", "gad7", "phq9", "swemwbs7", "wemwbs14", "wcs", "who5": self = .twoWeeks
        case "bsi18", "dass21", "lsas", "qids_sr16", "sds_sheehan": self = .week
        case "ceq7", "ebi", "meq4": self = .session
        case "ceq", "edi", "meq30", "piq": self = .experience
        case "pis": self = .sinceExperience
        case "ssgs10", "ssgs15": self = .now
        case "sscs_l", "sscs_s": self = .painNow
        case "expectancy": self = .expectation
        case "guess": self = .guess
        case "tlfb_alcohol": self = .days
        case "wai_sr": self = .therapy
        default: return nil
        }
    }

    /// The sentence's name in the language files.
    public var key: String { "forms.recall.\(rawValue)" }
}
