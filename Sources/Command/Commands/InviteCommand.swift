import Access
import ArgumentParser
import Bookkeeping
import Records
import StudyDesign

struct InviteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: "Makes an invitation for an account of the team, or for a participant.",
        discussion: """
            Prints a link that is shown this once and expires after seven days. Whoever opens it chooses a \
            password and enrols a code; the link itself lets nobody in. The record must know the account \
            or the participant.

              maitri invite --store sqlite:study/store --account coordinator-1 --address https://desk.clinic.example
              maitri invite --store sqlite:study/store --participant P-014 --address https://notes.clinic.example
            """)

    @OptionGroup var options: StoreOptions

    @Option(help: ArgumentHelp("The id of an account of the team.", valueName: "id"))
    var account: String?

    @Option(help: ArgumentHelp("A participant's pseudonym.", valueName: "id"))
    var participant: String?

    @Option(help: ArgumentHelp("The name to sign in with; the id when left out.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("Under which address the pages are reached, without a slash at the end.", valueName: "address"))
    var address: String

    func validate() throws {
        if (account == nil) == (participant == nil) { throw ValidationError("Say either --account or --participant.") }
    }

    func run() async throws {
        let state = try await options.state()
        let (person, id): (Person, String)
        if let account {
            guard state.team.members[Account.ID(account)] != nil else { throw CommandFault("There is no account \(account) in this record.") }
            (person, id) = (.staff(Account.ID(account)), account)
        } else {
            let participant = participant ?? ""
            guard state.participants[Participant.ID(participant)]?.isScreened == true else {
                throw CommandFault("There is no participant \(participant) in this record.")
            }
            (person, id) = (.participant(Participant.ID(participant)), participant)
        }
        let (book, key) = try SiteKeys(folder: try options.keyFolder).book()
        let desk = SignInDesk(
            book: book, hashing: HashingDesk(), rules: PasswordRules(common: try WordList.bundled(), words: []), key: key,
            roles: { _ in [] }, now: Clock.now)
        let token = try await desk.invite(person, as: name ?? id)
        StandardOutput.line("\(address)/begin/\(token.text)")
        StandardError.line("Sign-in name: \(name ?? id). The link is shown this once and expires after seven days; hand it over in person or by a way that only they read.")
    }
}
