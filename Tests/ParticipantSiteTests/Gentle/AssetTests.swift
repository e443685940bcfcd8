import Foundation
import ParticipantSite
import Testing
import Web

/// What pages are dressed in, and what makes them gentler.
@Suite("Scripts and style") struct AssetTests {
    let assets: [String: Asset]

    init() throws { assets = try Asset.all(SiteResources("maitri_ParticipantSite.resources")) }

    private var scripts: [String: String] { assets.filter { $0.key.hasSuffix(".js") }.mapValues(\.text) }

    /// What a pattern's first group finds.
    private func found(_ pattern: String, in text: String) throws -> Set<String> {
        let expression = try NSRegularExpression(pattern: pattern)
        let whole = NSRange(text.startIndex..., in: text)
        return Set(
            expression.matches(in: text, range: whole).compactMap { match in
                Range(match.range(at: match.numberOfRanges > 1 ? 1 : 0), in: text).map { String(text[$0]) }
            })
    }

    @Test func everyScriptThatAPageAsksForIsThere() {
        for script in PageScript.allCases {
            for file in script.files { #expect(assets[file] != nil, "\(file) is missing") }
        }
    }

    @Test func scriptsAreSmallStrictAndOfThisHouse() throws {
        #expect(scripts.count >= 9)
        for (name, text) in scripts {
            #expect(text.hasPrefix("\"use strict\";\n"), "\(name) is not strict")
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count < 200, "\(name) has grown too large")
            for forbidden in ["eval(", "innerHTML", "outerHTML", "document.write", "insertAdjacentHTML", "http:", "https:", "import(", "setItem", "document.cookie"] {
                #expect(!text.contains(forbidden), "\(name) contains \(forbidden)")
            }
        }
    }

    @Test func scriptsShowOnlyWordsThatPagesHandThem() throws {
        let given = Set(PageScript.allCases.flatMap(\.words) + ["gentle.still"]).map { key in
            key.split(separator: ".").enumerated().map { $0.offset == 0 ? String($0.element) : $0.element.prefix(1).uppercased() + $0.element.dropFirst() }.joined()
        }
        let used = try scripts.values.reduce(into: Set<String>()) { try $0.formUnion(found(#"words\.(gentle\w+)"#, in: $1)) }
        #expect(used == Set(given))
    }

    @Test func theWorkerKeepsTheWholeLookAndNothingOfAPerson() throws {
        let worker = try #require(scripts["service-worker.js"])
        let list = try #require(found(#"const LOOK = \[([^\]]*)\]"#, in: worker).first)
        let kept = try found("\"([^\"]+)\"", in: list)
        #expect(kept == Set(assets.keys).subtracting(["service-worker.js", "manifest.webmanifest"]))
        #expect(worker.contains(#"const PAGES = ["/help", "/offline"];"#))
        for private_ in ["journal", "course", "mine", "preparation", "settings", "today"] {
            #expect(!worker.contains(private_), "the worker speaks of \(private_)")
        }
    }

    @Test func theAppsNameAndSignSayNothing() throws {
        let manifest = try #require(assets["manifest.webmanifest"]?.text.lowercased())
        let sign = try #require(assets["notes.svg"]?.text.lowercased())
        for telling in ["maitri", "study", "trial", "therap", "health", "psych"] {
            #expect(!manifest.contains(telling) && !sign.contains(telling))
        }
        #expect(manifest.contains("\"name\": \"notes\""))
    }

    @Test func theStyleMirrorsAndAsksNothingOfAnybody() throws {
        let style = try #require(assets["participant.css"]?.text)
        let physical = try found(#"(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b|[{;]\s*(?:left|right|top|bottom)\s*:|(?:text-align|float)\s*:\s*(?:left|right)"#, in: style)
        #expect(physical.isEmpty, "directions that do not turn with the page: \(physical)")
        for forbidden in ["url(", "@import", "position: sticky", "position: fixed", "red;"] {
            #expect(!style.contains(forbidden), "the style contains \(forbidden)")
        }
        #expect(style.contains("prefers-color-scheme: dark") && style.contains("forced-colors: active") && style.contains("prefers-reduced-motion"))
    }

    /// A browser that is to open its pages again after a crash keeps what was typed in a file of its own, unless
    /// a form asks it not to.
    @Test func noBrowserIsAskedToRememberWhatWasTyped() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/ParticipantSite/Templates")
        let files = try #require(FileManager.default.enumerator(at: folder.standardizedFileURL, includingPropertiesForKeys: nil))
        var forms = 0
        for case let file as URL in files where file.pathExtension == "mustache" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for start in text.ranges(of: "<form ") {
                let tag = text[start.lowerBound...].prefix { $0 != ">" }
                forms += 1
                #expect(tag.contains("autocomplete=\"off\""), "\(file.lastPathComponent): \(tag)")
            }
        }
        #expect(forms > 10)
    }
}
