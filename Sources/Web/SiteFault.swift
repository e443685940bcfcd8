/// Why the site cannot start, or a page cannot be made. Each is a sentence for whoever runs the program.
public enum SiteFault: Error, Hashable, CustomStringConvertible {
    /// The folder of templates and style, or a file in it, is missing or unreadable.
    case resources(String)
    /// Drawings that are not what `Charts` makes, with the figures' names.
    case drawings([String])
    /// The style sheet would not be safe inside a page.
    case stylesheet
    /// An address that is not this machine's own.
    case notLoopback(String)

    public var description: String {
        switch self {
        case .resources(let what):
            "The pages cannot be shown: \(what). "
                + "Put the folder \(SiteResources.folderName) beside the program, as the build leaves it."
        case .drawings(let figures):
            "These pictures are not drawings that a page may show: \(figures.joined(separator: "; "))."
        case .stylesheet:
            "The style sheet holds a sign or rule that must not stand inside a page (<, @import or url)."
        case .notLoopback(let host):
            "This site has no sign-in yet, so it answers on this machine only: "
                + "\(host) is not a loopback address. Use 127.0.0.1, ::1 or localhost."
        }
    }
}
