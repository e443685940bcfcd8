import Access
import Records
import StudyDesign
import Testing

@Suite struct ErrandLinkTests {
    let start = Instant(milliseconds: 1_772_000_000_000)

    private func errand(_ participant: String, _ purpose: Errand.Purpose, _ way: Errand.Way = .link) -> Errand {
        Errand(for: .init(participant), to: purpose, by: way, until: start + 1440, random: seeded(4))
    }

    @Test func aLinkOpensAsItWasSealed() throws {
        for errand in [
            errand("p1", .visit("week4")), errand("p1", .prompt(.init("p1.daily.3"))), errand("p1", .visit("week4"), .tablet),
            errand(String(repeating: "p", count: 200), .visit("Woche 4 — früh")), errand("p1", .visit("")),
        ] {
            let link = try #require(errand.link(with: testKey, random: .system))
            #expect(Errand(link: link, with: testKey) == errand)
            #expect(Errand(encoded: errand.encoded) == errand)
            #expect(Errand(link: link, with: AccessKey(seeded(98))) == nil)
        }
    }

    @Test func aLinkSaysNeitherForWhomNorForWhat() throws {
        let links = try [errand("p1", .visit("week4")), errand("p777", .visit("w8")), errand("p1", .prompt(.init("p3.3")))]
            .map { try #require($0.link(with: testKey, random: .system)) }
        #expect(Set(links.map(\.count)).count == 1)
        #expect(links.allSatisfy { $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) } })
        let again = try #require(errand("p1", .visit("week4")).link(with: testKey, random: .system))
        #expect(again != links[0])
    }

    @Test func everyChangedLinkIsRefused() throws {
        let link = try #require(errand("p1", .visit("week4")).link(with: testKey, random: seeded(8)))
        let random = SeededNumbers(12)
        let characters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        for _ in 0..<10_000 {
            var changed = Array(link)
            let place = random.below(changed.count)
            switch random.below(3) {
            case 0: changed[place] = characters[random.below(64)]
            case 1: changed.remove(at: place)
            default: changed.insert(characters[random.below(64)], at: place)
            }
            guard String(changed) != link else { continue }
            #expect(Errand(link: String(changed), with: testKey) == nil)
        }
        #expect(Errand(link: "", with: testKey) == nil && Errand(link: String(repeating: "A", count: 100_000), with: testKey) == nil)
    }
}
