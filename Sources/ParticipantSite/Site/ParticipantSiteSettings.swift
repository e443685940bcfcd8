public import StudyDesign

/// What a site chooses about its participants' pages.
public struct ParticipantSiteSettings: Sendable {
    /// The language of whoever chose none: BCP 47.
    public let language: String
    /// Where participants live unless they say otherwise.
    public let home: Zone
    /// The site's own number for hard hours, as people read it and as a telephone dials it.
    public let onCall: OnCall?
    /// Names under which the site is reached; loopback names always are.
    public let hosts: Set<String>
    /// Behind TLS, cookies are for TLS alone and bear the prefix `__Host-`.
    public let isSecure: Bool
    /// All requests come through a proxy of the site's own, whose word on addresses is taken.
    public let isBehindProxy: Bool
    /// Multiplies the limits on requests of one block of addresses.
    public let limitScale: Double

    public struct OnCall: Hashable, Sendable {
        public let number: String
        public let dial: String

        public init(number: String, dial: String) {
            self.number = number
            self.dial = dial
        }
    }

    public init(
        language: String = "en", home: Zone, onCall: OnCall? = nil, hosts: Set<String> = [], isSecure: Bool = false,
        isBehindProxy: Bool = false, limitScale: Double = 1
    ) {
        self.language = language
        self.home = home
        self.onCall = onCall
        self.hosts = hosts
        self.isSecure = isSecure
        self.isBehindProxy = isBehindProxy
        self.limitScale = limitScale
    }
}
