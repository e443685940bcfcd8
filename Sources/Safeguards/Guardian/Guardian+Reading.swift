import Records
import StudyDesign

/// What the guardian reads beside the state. None of it is worth an alert that nobody hears
/// of: when it cannot be read, what was known goes on to be used, and the report says so.
extension Guardian {
    /// How urgent the open alerts are. It is sealed, never changes, and is read once for each;
    /// what cannot be read counts as urgent.
    func severities(of state: RecordState, _ report: inout Report) async -> [AlertRecord.ID: AlertRule.Severity] {
        memory.forget(allBut: Set(state.alerts.open.keys))
        if state.alerts.open.keys.contains(where: { memory.severities[$0] == nil }) {
            do {
                for alert in try await store.openAlerts() { memory.severities[alert.id] = alert.severity }
            } catch {
                report.add("How urgent alerts are cannot be read, so they count as urgent: \(error)")
            }
        }
        return memory.severities
    }

    /// Addresses, read again when a channel is new, changed, opened or closed; a channel that
    /// is proven changes nothing. After a read that failed, or brought nothing while channels
    /// are open, they are the last ones known, and are read again the next time.
    ///
    /// - Returns: The addresses, and whether they are those of the channels as they stand.
    func addresses(_ state: RecordState, _ report: inout Report) async -> (known: [Channel.ID: MailAddress], isCurrent: Bool) {
        let editions = state.team.channels.mapValues { Memory.Edition(version: $0.version, isOpen: $0.isOpen) }
        if memory.addresses.of == editions { return (memory.addresses.known, true) }
        do {
            let read = try await post.channels().compactMapValues { MailAddress($0) }
            guard !read.isEmpty || !editions.values.contains(where: \.isOpen) else {
                report.add("No address of any channel was found although channels are open; the last ones known are used.")
                return (memory.addresses.known, false)
            }
            memory.addresses = (editions, read)
            return (read, true)
        } catch {
            report.add("Addresses of channels cannot be read; the last ones known are used: \(error)")
            return (memory.addresses.known, false)
        }
    }
}

extension Guardian.Report {
    mutating func add(_ problem: String) {
        if !readProblems.contains(problem) { readProblems.append(problem) }
    }
}
