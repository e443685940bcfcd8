package import Hummingbird

/// Every address of the site. One value is both the route and the link, so neither is ever typed twice.
package enum SiteURL: Hashable, Sendable {
    /// The study at a glance.
    case study
    /// The list of participants, by page from 1.
    case participants(page: Int = 1)
    /// One participant's course.
    case participant(Part)
    /// What was found.
    case report
    /// Every questionnaire that can be scored.
    case instruments
    /// One of them, to be read about.
    case instrument(Part)
    /// Its form, to be tried.
    case trial(Part)
    /// Help in a crisis.
    case help
    /// The one style sheet.
    case stylesheet
    /// The mark shown in a tab.
    case icon

    /// A part of a path: a place to be filled, or a value to be sent.
    package enum Part: Hashable, Sendable {
        case key
        case value(String)
    }

    /// The name under which a route finds the pseudonym.
    package static let pseudonymKey = "pseudonym"
    /// The name under which a route finds the instrument.
    package static let instrumentKey = "instrument"
    /// The name of the query item that holds the page of a list.
    package static let pageKey = "page"

    /// What the router is told.
    package var route: RouterPath { RouterPath(path) }

    /// What a page links to: a path on this host, safe to stand in an attribute.
    package var link: String {
        if case .participants(let page) = self, page > 1 { return "\(path)?\(Self.pageKey)=\(page)" }
        return path
    }

    private var path: String {
        switch self {
        case .study: "/"
        case .participants: "/participants"
        case .participant(.key): "/participants/:\(Self.pseudonymKey)"
        case .participant(.value(let pseudonym)): "/participants/\(Self.encoded(pseudonym))"
        case .report: "/report"
        case .instruments: "/instruments"
        case .instrument(.key): "/instruments/:\(Self.instrumentKey)"
        case .instrument(.value(let id)): "/instruments/\(Self.encoded(id))"
        case .trial(.key): "/instruments/:\(Self.instrumentKey)/try"
        case .trial(.value(let id)): "/instruments/\(Self.encoded(id))/try"
        case .help: "/help"
        case .stylesheet: "/assets/site.css"
        case .icon: "/assets/mark.svg"
        }
    }

    /// One path segment: all but the unreserved characters of RFC 3986, section 2.3, in percent form.
    package static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                out.append(byte)
            default:
                out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
