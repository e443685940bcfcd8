import Foundation

/// Prints a report that is one HTML file as PDF, with the browser that is there. The same HTML and the same
/// browser give the same bytes: what a browser writes anew each time (dates) is set to one moment.
public enum PDFPrinter {
    public enum Paper: String, Sendable, CaseIterable {
        case a4 = "A4", letter = "Letter"
    }

    /// - Parameters:
    ///   - html: as ``StandaloneReport`` writes it. It is printed as it stands; nothing is fetched from anywhere.
    ///   - path: the file to write, whole or not at all.
    ///   - seconds: how long the browser may take.
    /// - Throws: ``PDFFault``.
    public static func print(
        html: String, to path: String, paper: Paper = .a4, browser: Browser? = nil, seconds: Double = 120
    ) throws {
        let bytes = try bytes(of: html, paper: paper, browser: browser, seconds: seconds)
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw PDFFault.notWritten(path, error.localizedDescription)
        }
    }

    /// The PDF itself.
    public static func bytes(
        of html: String, paper: Paper = .a4, browser: Browser? = nil, seconds: Double = 120
    ) throws -> [UInt8] {
        guard let browser = browser ?? Browser.installed() else { throw PDFFault.noBrowser }
        let folder = FileManager.default.temporaryDirectory.appending(path: "maitri-print-\(UUID().uuidString)", directoryHint: .isDirectory)
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = folder.appending(path: "report.html")
        let printed = folder.appending(path: "report.pdf")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Data(Self.forPaper(html, paper).utf8).write(to: page)
        } catch {
            throw PDFFault.notWritten(folder.path, error.localizedDescription)
        }
        try browser.print(page, to: printed, profile: folder.appending(path: "profile"), seconds: seconds)
        guard let data = FileManager.default.contents(atPath: printed.path), data.starts(with: Array("%PDF-".utf8)) else {
            throw PDFFault.nothingPrinted(browser.path)
        }
        var bytes = Array(data)
        PDFDates.fix(in: &bytes)
        return bytes
    }

    /// Every fold open, and the size of the sheet. Text in the page is escaped, so `<details` begins a fold and
    /// nothing else.
    package static func forPaper(_ html: String, _ paper: Paper) -> String {
        let open = html.replacingOccurrences(of: "<details>", with: "<details open>").replacingOccurrences(of: "<details class", with: "<details open class")
        guard paper != .a4, let head = open.range(of: "</head>") else { return open }
        return open.replacingCharacters(in: head, with: "<style>@page { size: \(paper.rawValue); }</style>\n</head>")
    }
}

/// Why a report could not be printed.
public enum PDFFault: Error, Hashable, CustomStringConvertible {
    case noBrowser
    case notStarted(String, String)
    case tooSlow(String, Double)
    case failed(String, Int32, String)
    case nothingPrinted(String)
    case notWritten(String, String)

    public var description: String {
        switch self {
        case .noBrowser:
            "There is no browser to print with. Install Chromium, or name one in MAITRI_CHROMIUM; the HTML report prints from any browser just as well."
        case .notStarted(let path, let reason): "The browser \(path) could not be started: \(reason)"
        case .tooSlow(let path, let seconds): "The browser \(path) had not printed after \(Int(exactly: seconds.rounded()) ?? 0) seconds and was stopped."
        case .failed(let path, let code, let words): "The browser \(path) ended with code \(code) and printed nothing. \(words)"
        case .nothingPrinted(let path): "The browser \(path) ended well, but there is no PDF."
        case .notWritten(let path, let reason): "\(path) cannot be written: \(reason)"
        }
    }
}
