import Records

extension Guardian {
    /// What became of the watchdog's files.
    struct Signs: Sendable {
        var problem: String?
        var isWatchdogSilent = false
    }

    /// Tells the watchdog that a whole tick was done, and whom to tell when there is none.
    /// Files that cannot be written stop nothing: the watchdog then hears nothing, and tells.
    /// Nor does a folder that does not answer: it is waited for once, and then passed over
    /// until it does.
    func beat(_ state: RecordState, _ report: inout Report) async {
        guard let files else { return }
        memory.beats += 1
        let number = memory.beats
        let reach = Reach(state.team, now: clock.now())
        let (addresses, isCurrent) = await addresses(state, &report)
        let people = reach.everybody.flatMap { state.team.channels(of: $0) }.compactMap { addresses[$0] }
        // The old recipients stay when there is any doubt about the new ones.
        let recipients = isCurrent ? Set(people).sorted() : nil
        let signs = await signals.run(within: signals.isOut ? .zero : WatchFiles.answer) {
            Self.signal(files, number, recipients)
        }
        report.isWatchdogSilent = signs?.isWatchdogSilent ?? false
        report.fileProblem = if let signs { signs.problem } else { "\(WatchFileError.noAnswer(from: files.heartbeat))" }
        if recipients == nil, report.fileProblem == nil {
            report.fileProblem = "\(files.recipients) is not written anew, because the addresses cannot be read now; the old ones stay in it."
        }
    }

    private static func signal(_ files: WatchFiles, _ number: Int64, _ recipients: [MailAddress]?) -> Signs {
        let now = machineTime()
        var signs = Signs()
        signs.isWatchdogSilent = files.watchdog.map { !Heartbeat(path: $0).isFresh(at: now, within: WatchFiles.patience) } ?? false
        do throws(WatchFileError) {
            if let recipients { try RecipientsFile(path: files.recipients).write(recipients) }
            try Heartbeat(path: files.heartbeat).write(Heartbeat.Beat(at: now, number: number))
        } catch {
            signs.problem = "\(error)"
        }
        return signs
    }
}
