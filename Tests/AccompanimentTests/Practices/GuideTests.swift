import Accompaniment
import Foundation
import Records
import StudyDesign
import Testing

struct GuideTests {
    private let shelf: LanguageShelf
    private let guides: GuideShelf

    init() throws {
        let folder = try LanguageFolder.bundled()
        shelf = try folder.shelf()
        guides = try GuideShelf(folder, for: shelf)
    }

    @Test("Every practice has its guide in every language, with the same steps and times, and says when something else is better")
    func complete() throws {
        #expect(Set(GuideShelf.kinds) == Set(Practice.Kind.allCases).subtracting([.intention, .supportPlan, .other]))
        for phrases in shelf.languages {
            for kind in GuideShelf.kinds {
                let guide = try #require(guides.guide(to: kind, in: phrases))
                #expect(guide.notNow.count >= 2)
                #expect(guide.seconds.map { (240...480).contains($0) } ?? (guide.minutes != nil))
                #expect(guide.bells.last == guide.seconds)
            }
        }
    }

    @Test("Whoever sits still with eyes closed is told that eyes may be open, and is led back to the room", arguments: [
        Practice.Kind.breathAwareness, .bodyScan, .lovingKindness, .selfCompassionBreak, .compassionateSelfTalk,
    ])
    func grounded(_ kind: Practice.Kind) throws {
        let english = try #require(guides.guide(to: kind, in: shelf.phrases(chosen: "en")))
        let german = try #require(guides.guide(to: kind, in: shelf.phrases(chosen: "de")))
        #expect(english.steps[0].words.lowercased().contains(#/eyes (may stay |is |)open|eyes open/#))
        #expect(german.steps[0].words.contains(#/[Aa]ugen (offen|dürfen offen)/#))
        #expect(english.steps.suffix(2).map(\.words).joined().contains(#/[Ll]ook (around|up|at)|[Ff]eet/#))
    }

    @Test("A guide that is missing, empty, without times or otherwise in one language is named")
    func faults() throws {
        let files = FileManager.default
        let copy = files.temporaryDirectory.appending(path: "maitri-guides-\(UUID().uuidString)")
        try files.copyItem(at: LanguageFolder.bundled().folder, to: copy)
        defer { try? files.removeItem(at: copy) }
        func edit(_ path: String, _ change: (String) -> String) throws {
            let file = copy.appending(path: path)
            try change(String(contentsOf: file, encoding: .utf8)).write(to: file, atomically: true, encoding: .utf8)
        }
        try files.removeItem(at: copy.appending(path: "de/Practices/bodyScan.json"))
        try edit("de/Practices/lovingKindness.json") { $0.replacing("\"seconds\": 40", with: "\"seconds\": 45") }
        try edit("en/Practices/selfCare.json") { $0.replacing("10,\n    60", with: "60,\n    10") }
        try edit("en/Practices/kindLetter.json") { $0.replacing(#/"closing": ".*"/#, with: "\"closing\": \" \"") }
        let fault = #expect(throws: LanguageFault.self) { try GuideShelf(LanguageFolder(copy), for: shelf) }
        for part in ["de/Practices/bodyScan.json is missing", "lovingKindness has other", "selfCare.json is not", "kindLetter.json: something"] {
            #expect(fault?.faults.filter { $0.contains(part) }.count == 1, "\(part)")
        }
    }

    @Test("From right to left, a guide goes the same way in other letters")
    func mirrored() throws {
        let mirrored = try shelf.withMirroredEnglish().phrases(chosen: LanguageShelf.mirroredTag)
        let (one, other) = (guides.guide(to: .bodyScan, in: mirrored), guides.guide(to: .bodyScan, in: shelf.site))
        #expect(one?.steps.map(\.seconds) == other?.steps.map(\.seconds) && one?.title != other?.title)
    }
}

struct PracticeFormTests {
    private let person = Participant.ID("p1")
    private let day = Day(daysSinceEpoch: 20_000)

    private func read(_ given: PracticeForm.Given) -> [PracticeForm.Fault] {
        if case .failure(let faults) = PracticeForm.read(given) { faults.all } else { [] }
    }

    @Test("Everything but the form's own name may be left out, and nothing becomes zero")
    func empty() throws {
        let form = try PracticeForm.read(.init(id: "a")).get()
        #expect(form.minutes == nil && form.isFinished == nil && form.words == nil)
        #expect(try PracticeForm.read(.init(id: "a", minutes: " 0 ", words: " \r\n ")).get().minutes == 0)
        #expect(try PracticeForm.read(.init(id: "a", words: " \r\n ")).get().words == nil)
    }

    @Test("Words are kept exactly, line breaks as one sign")
    func words() throws {
        let text = "\u{1F331} a\r\n b  <b> e\u{301}\u{0}"
        #expect(try PracticeForm.read(.init(id: "a", words: text)).get().words == "\u{1F331} a\n b  <b> e\u{301}\u{0}")
        #expect(read(.init(id: "a", words: String(repeating: "é", count: 2_000))) == [])
        #expect(read(.init(id: "a", words: String(repeating: "é", count: 2_001))) == [.words])
    }

    @Test("What is no whole number of minutes of a day is said at its field", arguments: [
        "5.5", "-1", "1441", "five", "5m", "٥", "99999999999999999999", "1e3", "+5",
    ])
    func minutes(_ text: String) { #expect(read(.init(id: "a", minutes: text)) == [.minutes]) }

    @Test("All faults are said at once")
    func faults() {
        #expect(read(.init(id: "a/b", minutes: "x", finished: "yes", words: String(repeating: "x", count: 3_000))) == [.form, .minutes, .finished, .words])
        #expect(read(.init(id: String(repeating: "a", count: 65))) == [.form])
    }

    @Test("The same sent twice says it once; another word under the same name is the next version of the same day")
    func twice() throws {
        let form = try PracticeForm.read(.init(id: "a", minutes: "5", finished: "stopped")).get()
        let first = try #require(form.practice(.bodyScan, of: person, on: day, after: nil))
        #expect(first.version == 1 && first.isFinished == false && first.minutes == 5)
        #expect(form.practice(.bodyScan, of: person, on: day + 1, after: first) == nil)
        let changed = try PracticeForm.read(.init(id: "a", minutes: "6", finished: "stopped")).get()
        let second = try #require(changed.practice(.bodyScan, of: person, on: day + 1, after: first))
        #expect(second.version == 2 && second.day == day && second.minutes == 6)
    }
}
