import Records
import Statistics

/// Where a person takes part and who treats them: three sites, two therapists each. Neither
/// changes an answer, so that a site left out changes an estimate by chance alone.
struct Place: Hashable, Sendable {
    static let sites = 3
    static let therapistsEach = 2
    /// Cumulative shares of people.
    static let shares = [0.42, 0.76, 1]

    /// From 1.
    let site: Int
    /// The person's own therapist and the second one, by number from 1.
    let therapists: [Int]

    var name: String { "site-\(site)" }

    init(seed: UInt64, number: UInt64) {
        var stream = RandomStream(seed: seed, stream: number, purpose: Purpose.place.rawValue)
        let share = stream.uniform()
        site = 1 + (Self.shares.firstIndex { share < $0 } ?? Self.sites - 1)
        let first = (site - 1) * Self.therapistsEach + 1
        let own = stream.index(below: Self.therapistsEach)
        therapists = (0..<Self.therapistsEach).map { first + (own + $0) % Self.therapistsEach }
    }
}
