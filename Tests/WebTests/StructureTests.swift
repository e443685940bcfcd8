import Reports
import Testing
import Web

@Suite("Every page can be walked through")
struct StructureTests {
    private func pages() throws -> [(name: String, html: String)] {
        let site = try Sample.site()
        var pages: [(String, String)] = [
            ("overview", try site.templates.render(site.overviewPage())),
            ("participants", try site.templates.render(site.participantsPage(1))),
            ("participant", try site.templates.render(site.participantPage("P-2"))),
            ("report", try site.templates.render(site.reportPage())),
            ("help", try site.templates.render(site.helpPage())),
            ("instruments", try site.templates.render(site.instrumentsPage())),
            ("instrument", try site.templates.render(site.instrumentPage("phq9"))),
            ("form", try site.templates.render(site.trialPage("phq9", tried: nil))),
            ("faults", try site.templates.render(site.trialPage("caps5", tried: TriedForm([("tried", "1"), ("caps5_1", "9")])))),
            ("written", try site.templates.render(site.trialPage("psqi", tried: TriedForm([("tried", "1"), ("psqi_1", "late"), ("psqi_2", "-1"), ("psqi_5", "7")])))),
            ("branching", try site.templates.render(site.trialPage("audit", tried: TriedForm([("tried", "1"), ("audit_1", "0")])))),
            ("scores", try site.templates.render(site.trialPage("scs", tried: TriedForm([("tried", "1"), ("scs_1", "3")])))),
            ("file", try StandaloneReport.render(Sample.content().report, studyTitle: "Kindness trial", isFictional: true)),
        ]
        for failure in [Failure.nothingHere, .noSuchPage(last: 2), .noSuchParticipant, .noSuchInstrument, .readOnly, .otherHost, .fault] {
            pages.append(("\(failure)", try site.templates.render(site.failurePage(failure))))
        }
        return pages
    }

    @Test("One main, one h1, headings without gaps, a header, a footer, a skip link, a language")
    func landmarks() throws {
        for (name, html) in try pages() {
            let tags = HTMLTags(html)
            #expect(tags.opened("html").first?.attributes["lang"] == "en", "\(name)")
            #expect(tags.opened("main").count == 1, "\(name)")
            #expect(tags.opened("h1").count == 1, "\(name)")
            #expect(tags.opened("title").count >= 1, "\(name)")
            #expect(tags.opened("footer").count == 1, "\(name)")
            let levels = tags.tags.filter { !$0.isEnd && $0.name.count == 2 && $0.name.hasPrefix("h") }.compactMap { Int($0.name.dropFirst()) }
            #expect(levels.first == 1, "\(name)")
            for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1, "\(name) \(levels)") }
            let first = tags.opened("a").first
            let main = tags.opened("main").first?.attributes["id"] ?? "none"
            #expect(first?.attributes["href"] == "#\(main)", "\(name)")
        }
    }

    @Test("Help is in the same two places on every page, and leads somewhere")
    func help() throws {
        for (name, html) in try pages() {
            let tags = HTMLTags(html)
            let links = tags.opened("a")
            #expect(links[1].attributes["class"] == "help-link", "\(name)")
            #expect(links.last?.attributes["class"] == "help-link", "\(name)")
            let target = links[1].attributes["href"] ?? ""
            #expect(target == links.last?.attributes["href"])
            if target.hasPrefix("#") {
                #expect(tags.tags.contains { $0.attributes["id"] == String(target.dropFirst()) }, "\(name)")
                #expect(html.contains("tel:116123"))
            } else {
                #expect(target == SiteURL.help.link)
            }
        }
    }

    @Test("Ids are unique, and whatever points at one finds it")
    func identifiers() throws {
        for (name, html) in try pages() {
            let tags = HTMLTags(html)
            let ids = tags.tags.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count, "\(name): \(ids.sorted())")
            for tag in tags.tags {
                let named = ["aria-labelledby", "aria-describedby", "for"].compactMap { tag.attributes[$0] }
                for id in named.flatMap({ $0.split(separator: " ") }) {
                    #expect(ids.contains(String(id)), "\(name): \(id)")
                }
                if let href = tag.attributes["href"], href.hasPrefix("#") {
                    #expect(ids.contains(String(href.dropFirst())), "\(name): \(href)")
                }
            }
        }
    }

    @Test("Tables have captions and headings with a scope, and can be scrolled from the keyboard")
    func tables() throws {
        for (name, html) in try pages() {
            let tags = HTMLTags(html)
            #expect(tags.opened("caption").count == tags.opened("table").count, "\(name)")
            for heading in tags.opened("th") {
                #expect(["row", "col"].contains(heading.attributes["scope"] ?? ""), "\(name)")
            }
            for region in tags.opened("div") where region.attributes["class"] == "table-region" {
                #expect(region.attributes["tabindex"] == "0" && region.attributes["role"] == "region", "\(name)")
            }
        }
    }

    @Test("An invented study says so on every page but the one for strangers")
    func fictional() throws {
        for (name, html) in try pages() {
            #expect(html.contains("<strong>Fictional study:</strong> invented people and numbers") == (name != "otherHost"), "\(name)")
        }
    }

    @Test("Nothing on a page asks for anything elsewhere; the file asks for nothing at all")
    func noRequests() throws {
        for (name, html) in try pages() {
            #expect(!html.contains("http:") && !html.contains("https:") && !html.contains("//"), "\(name)")
            let tags = HTMLTags(html)
            #expect(!tags.tags.contains { $0.attributeNames.contains { ["src", "srcset", "style"].contains($0) || $0.hasPrefix("on") } })
            for forbidden in ["script", "img", "iframe", "object", "embed", "base"] {
                #expect(tags.opened(forbidden).isEmpty, "\(name) \(forbidden)")
            }
            let forms = tags.opened("form")
            #expect(forms.count == (["form", "faults", "written", "branching", "scores"].contains(name) ? 1 : 0), "\(name)")
            for form in forms {
                #expect(form.attributes["method"] == "get" && form.attributes["action"]?.hasPrefix("/instruments/") == true)
            }
            #expect(tags.opened("link").isEmpty == (name == "file"), "\(name)")
            #expect(tags.opened("style").count == (name == "file" ? 1 : 0), "\(name)")
            if name == "file" {
                #expect(!html.contains("url(") && !html.contains("@import"))
                for link in tags.opened("a") {
                    let url = link.attributes["href"] ?? ""
                    #expect(url.hasPrefix("#") || url.hasPrefix("tel:"), "\(url)")
                }
            }
        }
    }
}
