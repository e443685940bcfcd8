public import Foundation

/// A browser of the Chromium family, which prints without a window.
public struct Browser: Hashable, Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    private static let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]

    /// The one that MAITRI_CHROMIUM names, else the first on the PATH.
    public static func installed(environment: [String: String] = ProcessInfo.processInfo.environment) -> Browser? {
        let manager = FileManager.default
        if let named = environment["MAITRI_CHROMIUM"], !named.isEmpty {
            return manager.isExecutableFile(atPath: named) ? Browser(path: named) : nil
        }
        for folder in (environment["PATH"] ?? "").split(separator: ":") {
            for name in names {
                let path = "\(folder)/\(name)"
                if manager.isExecutableFile(atPath: path) { return Browser(path: path) }
            }
        }
        return nil
    }

    /// No name is looked up and no proxy asked, so nothing leaves the machine; the clock's zone and the language are
    /// the same everywhere.
    func arguments(_ page: URL, to printed: URL, profile: URL) -> [String] {
        var arguments = [
            "--headless=new", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--no-proxy-server", "--lang=en-GB", "--hide-scrollbars", "--no-pdf-header-footer",
            "--user-data-dir=\(profile.path)", "--print-to-pdf=\(printed.path)",
        ]
        // A browser refuses its own sandbox to the superuser.
        if geteuid() == 0 { arguments.append("--no-sandbox") }
        return arguments + [page.absoluteString]
    }

    /// - Throws: ``PDFFault``.
    func print(_ page: URL, to printed: URL, profile: URL, seconds: Double) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments(page, to: printed, profile: profile)
        process.environment = ProcessInfo.processInfo.environment.merging(["TZ": "UTC", "LANG": "C.UTF-8", "HOME": profile.path]) { $1 }
        let words = printed.deletingLastPathComponent().appending(path: "words.txt")
        _ = FileManager.default.createFile(atPath: words.path, contents: nil)
        let log = try? FileHandle(forWritingTo: words)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = log ?? FileHandle.nullDevice
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        do {
            try process.run()
        } catch {
            throw PDFFault.notStarted(path, error.localizedDescription)
        }
        guard ended.wait(timeout: .now() + max(1, seconds)) == .success else {
            process.terminate()
            if ended.wait(timeout: .now() + 5) != .success { kill(process.processIdentifier, SIGKILL) }
            throw PDFFault.tooSlow(path, seconds)
        }
        guard process.terminationStatus == 0 else {
            let text = (try? String(contentsOf: words, encoding: .utf8)) ?? ""
            let last = text.split(separator: "\n").last { $0.contains(where: \.isLetter) }.map(String.init) ?? ""
            throw PDFFault.failed(path, process.terminationStatus, last)
        }
    }
}
