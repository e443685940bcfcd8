/// What makes a page gentler where scripts run: its files of `Assets`, and the sentences that they show.
package enum PageScript: CaseIterable, Sendable {
    /// Each answer is sent as it is given, and kept on the device while there is no way.
    case answers
    /// What was kept on the device is sent.
    case kept
    /// A line is marked with a tap, with buttons or with the keyboard.
    case line
    /// A timer with a soft bell.
    case timer

    package var files: [String] {
        switch self {
        case .answers: ["items.js", "kept.js", "answers.js"]
        case .kept: ["kept.js"]
        case .line: ["vas.js"]
        case .timer: ["timer.js"]
        }
    }

    /// Keys of the language files. What stands between braces is filled by the script.
    package var words: [String] {
        switch self {
        case .answers:
            ["gentle.kept", "gentle.saved", "gentle.over", "gentle.signin", "gentle.differs", "gentle.look", "gentle.unkept", "gentle.away"]
        case .kept: ["gentle.kept", "gentle.saved", "gentle.look"]
        case .line:
            [
                "gentle.line.unset", "gentle.line.set", "gentle.line.value", "gentle.line.less", "gentle.line.more", "gentle.line.number",
            ]
        // Its words stand at the timer itself.
        case .timer: []
        }
    }
}

extension ParticipantSite {
    /// The frame of a page with these scripts and their words.
    package func frame(_ call: Call, title: String, with scripts: [PageScript]) -> Frame {
        var (files, words): ([String], [String]) = ([], [])
        for script in scripts {
            files += script.files.filter { !files.contains($0) }
            words += script.words.filter { !words.contains($0) }
        }
        return frame(call, title: title, scripts: files, words: words)
    }
}
