import Records
import StudyDesign

/// The people of a simulated site.
struct SiteTeam {
    struct Person {
        let name: String
        let role: Role
        let diligence: Double
        var accountVersion = 1
    }

    var people = [
        Person(name: "ana", role: .therapist, diligence: 0.7), Person(name: "ben", role: .therapist, diligence: 0.4),
        Person(name: "cleo", role: .coordinator, diligence: 0.6), Person(name: "ivo", role: .investigator, diligence: 0.5),
        Person(name: "ira", role: .investigator, diligence: 0.2),
    ]
    var channelVersions = ["ana": 1, "ana.night": 1, "ben": 1, "cleo": 1, "ivo": 1, "ira": 1]
    var shifts = 0

    var channels: [String] { channelVersions.keys.sorted() }

    /// Addresses stay the same through all versions.
    var addresses: [Channel.ID: String] {
        Dictionary(uniqueKeysWithValues: channels.map { (Channel.ID($0), "\($0)@site.example") })
    }

    static func owner(of channel: String) -> String { String(channel.prefix { $0 != "." }) }

    func person(_ name: String) -> Person? { people.first { $0.name == name } }
}
