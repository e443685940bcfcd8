public import StudyDesign

/// What a site chooses about its staff's pages.
public struct StaffSiteSettings: Sendable {
    /// Where the participants' listener is reached, without a slash at the end: invitations and tablets lead there.
    public let participants: String
    /// Where the team works: times are told by its clock.
    public let home: Zone
    /// Names under which the site is reached; loopback names always are.
    public let hosts: Set<String>
    /// Behind TLS, cookies are for TLS alone and bear the prefix `__Host-`.
    public let isSecure: Bool
    /// All requests come through a proxy of the site's own, whose word on addresses is taken.
    public let isBehindProxy: Bool
    /// Multiplies the limits on requests of one block of addresses.
    public let limitScale: Double

    public init(
        participants: String, home: Zone, hosts: Set<String> = [], isSecure: Bool = false, isBehindProxy: Bool = false, limitScale: Double = 1
    ) {
        self.participants = participants
        self.home = home
        self.hosts = hosts
        self.isSecure = isSecure
        self.isBehindProxy = isBehindProxy
        self.limitScale = limitScale
    }
}
