public import StudyDesign

extension Session {
    /// Whether the session still opens doors.
    public enum Standing: Hashable, Sendable {
        case active
        /// Unheard of for too long: the holder shows once more who they are, and goes on.
        case idle
        /// Past its time altogether.
        case over
    }

    /// - Parameter now: By a clock that may have been set back: what was seen more than a
    ///   minute in the future counts as idle, so that no clock lengthens a session.
    public func standing(at now: Instant, under limits: SessionLimits) -> Standing {
        let limit = limits.limit(of: self)
        if now >= created + limit.absolute { return .over }
        if let errand, now >= errand.expires { return .over }
        if now >= seen + limit.idle || now + 1 < seen { return .idle }
        return .active
    }

    /// Whether password or code were given again just now.
    public func isSteppedUp(at now: Instant, under limits: SessionLimits) -> Bool {
        guard let steppedUp, errand == nil else { return false }
        return now < steppedUp + limits.stepUp && steppedUp <= now + 1
    }

    /// When the session ends if nothing more is heard.
    public func ends(under limits: SessionLimits) -> Instant {
        let limit = limits.limit(of: self)
        return [seen + limit.idle, created + limit.absolute, errand?.expires].compactMap { $0 }.min() ?? created
    }
}

extension SessionLimits {
    public func limit(of session: Session) -> Limit {
        switch (session.way, session.door) {
        case (.tablet, _): tablet
        case (.link, _): link
        case (.account, .participants): participant
        case (.account, .staff): staff
        }
    }
}
