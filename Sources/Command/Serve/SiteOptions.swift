import ArgumentParser
import ParticipantSite
import StaffSite
import StudyDesign

/// How a site is reached, and how it speaks.
struct SiteOptions: ParsableArguments {
    @Option(help: "The address that both listeners bind to. Anything but this machine's own needs a proxy that speaks TLS.")
    var host = "127.0.0.1"

    @Option(help: "The port of the participants' pages; 0 takes any free one.")
    var port = 8080

    @Option(help: "The port of the team's pages; 0 takes any free one.")
    var staffPort = 8081

    @Option(help: ArgumentHelp("The address under which participants reach their pages through the proxy, such as https://notes.clinic.example.", valueName: "address"))
    var publicAddress: String?

    @Option(help: ArgumentHelp("The name under which the team reaches its pages through the proxy.", valueName: "name"))
    var staffName: String?

    @Option(help: "The language of whoever chose none: en, de.")
    var language = "en"

    @Option(help: "The time zone of the site, such as Europe/Zurich.")
    var zone = "UTC"

    @Option(help: ArgumentHelp("The site's own number for hard hours, as it is dialed: +41440000000.", valueName: "number"))
    var onCall: String?

    func validate() throws {
        for port in [port, staffPort] where !(0...65_535).contains(port) { throw ValidationError("A port lies between 0 and 65535.") }
        if port != 0, port == staffPort { throw ValidationError("The two listeners need two ports.") }
        if let address = publicAddress, !address.hasPrefix("https://") || address.hasSuffix("/") {
            throw ValidationError("--public-address begins with https:// and ends without a slash.")
        }
        if (publicAddress == nil) != (staffName == nil) { throw ValidationError("--public-address and --staff-name go together.") }
        if host != "127.0.0.1", host != "::1", host != "localhost", publicAddress == nil {
            throw ValidationError("Beyond this machine pages are only shown behind a proxy that speaks TLS: say with --public-address under which address.")
        }
        if let onCall, !onCall.drop(while: { $0 == "+" }).allSatisfy({ "0123456789 ".contains($0) }) {
            throw ValidationError("--on-call is a number to dial: digits, perhaps with + before them.")
        }
    }

    func choices() throws -> SiteChoices {
        let home = try Zone(zone)
        let isSecure = publicAddress != nil
        let name = publicAddress.map { String($0.dropFirst("https://".count).prefix { $0 != ":" }).lowercased() }
        let number = onCall.map { ParticipantSiteSettings.OnCall(number: $0, dial: $0.filter { $0 != " " }) }
        return SiteChoices(
            participants: ParticipantSiteSettings(
                language: language, home: home, onCall: number, hosts: Set([name].compactMap(\.self)), isSecure: isSecure,
                isBehindProxy: isSecure),
            staff: StaffSiteSettings(
                participants: publicAddress ?? "http://\(host):\(port)", home: home, hosts: Set([staffName?.lowercased()].compactMap(\.self)),
                isSecure: isSecure, isBehindProxy: isSecure))
    }
}
