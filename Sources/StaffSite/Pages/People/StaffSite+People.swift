import Access
package import Hummingbird
import Instruments
import Records
import StudyDesign
import Web

/// Who may come in, and by which way.
extension StaffSite {
    package func peoplePage(_ call: StaffCall) async throws -> Response {
        let asked = call.request.uri.queryParameters.getAll(SiteURL.pageKey)
        guard asked.count <= 1, let page = asked.first.map({ Self.page(String($0)) }) ?? 1 else { throw StaffFault.absent }
        return try peoplePage(call, page: page, fault: nil)
    }

    private func peoplePage(_ call: StaffCall, page: Int, fault: String?) throws -> Response {
        let people = call.record.participants.filter { $0.value.isScreened }.keys.sorted()
        let count = max(1, (people.count + PeoplePage.size - 1) / PeoplePage.size)
        guard (1...count).contains(page) else { throw StaffFault.absent }
        let shown = people.dropFirst((page - 1) * PeoplePage.size).prefix(PeoplePage.size)
        func link(_ page: Int) -> PageText { PageText("\(StaffAct.people.path)?\(SiteURL.pageKey)=\(page)") }
        return try html(
            PeoplePage(
                frame: frame(call.at(.people), title: "Ways in"),
                summary: PageText(
                    "Invitations, and tablets handed over. " + (people.count == 1 ? "One person is known." : "\(people.count) people are known.")),
                fault: fault.map { PageText($0) },
                people: shown.enumerated().map { context($1, place: "person-\($0 + 1)", call) },
                pager: count == 1
                    ? nil
                    : PeoplePager(
                        place: PageText("Page \(page) of \(count)"), previous: page > 1 ? link(page - 1) : nil,
                        next: page < count ? link(page + 1) : nil)),
            status: fault == nil ? .ok : .unprocessableContent)
    }

    private func context(_ id: Participant.ID, place: String, _ call: StaffCall) -> PersonContext {
        let standing = PersonStanding(of: call.record.participants[id])
        func form(_ act: StaffAct) -> PersonForm? {
            isOffered(act, to: call.visitor, about: standing) ? PersonForm(action: PageText(act.link(id.rawValue)), token: PageText(call.token)) : nil
        }
        let visits = answered(in: call.record.study)
        return PersonContext(
            place: PageText(place), participant: PageText(id.rawValue), standing: PageText(Self.words(standing)), invite: form(.invite),
            tablet: isOffered(.handOver, to: call.visitor, about: standing) && !visits.isEmpty
                ? TabletForm(
                    action: PageText(StaffAct.handOver.link(id.rawValue)), token: PageText(call.token), id: PageText("\(place)-visit"),
                    visits: visits.map { .init(code: PageText($0.code), name: PageText($0.name)) })
                : nil,
            lockOut: form(.endSessionsOfPerson))
    }

    /// The visits at which a participant answers something.
    private func answered(in study: StudyProtocol?) -> [Visit] {
        study?.visits.filter { $0.instruments.contains { catalog.instrument($0)?.respondent == .participant } } ?? []
    }

    private static func words(_ standing: PersonStanding) -> String {
        switch standing {
        case .unknown: "Not known."
        case .invited: "Screened, not enrolled yet."
        case .active: "Takes part."
        case .left: "Left before the planned end."
        case .stopped: "Asked that nothing more be collected."
        case .restricted: "Asked that what was collected be kept and not used."
        case .erased: "Erased."
        }
    }

    /// The name to sign in with is the pseudonym: it names nobody.
    package func invite(_ call: StaffCall) async throws -> Response {
        let id = try call.part("participant")
        do {
            // It lets somebody in as this person, so it stands on the record and in the person's own list.
            try await viewed([Viewing(participant: .init(id), what: .everything, object: "invitation")], call)
            let token = try await signIn.invite(.participant(.init(id)), as: id)
            return try html(
                LinkPage(
                    frame: frame(call.at(.people), title: "An invitation"), heading: "An invitation",
                    explanation:
                        "Hand this link over in person or by a way of the participant's choice. It opens one account, once. It is shown only now; an earlier one opens nothing any more.",
                    name: PageText(id), link: PageText("\(settings.participants)/begin/\(token.text)"), until: "It opens for seven days.",
                    back: PageText(StaffAct.people.path)))
        } catch let refusal as SignInRefusal {
            return try peoplePage(call, page: 1, fault: refusal.description)
        }
    }

    /// The team signs out on this device, and the participant's own page opens by a link that works once.
    package func handOver(_ call: StaffCall) async throws -> Response {
        let id = Participant.ID(try call.part("participant"))
        guard let code = call.fields["visit"], answered(in: call.record.study).contains(where: { $0.code.utf8.elementsEqual(code.utf8) }),
            let token = cookieToken(call)
        else { throw StaffFault.unreadable }
        do {
            try await viewed([Viewing(participant: id, what: .answers, object: "tablet/\(code)")], call)
            let link = try await signIn.handOver(token, to: id, for: .visit(code))
            var response = try html(
                LinkPage(
                    frame: PageFrame(title: "Handed over", study: "Maitri", isFictional: false, at: "", ways: ways(for: .stranger)),
                    heading: "You have signed out here",
                    explanation: "Open the page for the participant now, and give the device away. It shows one set of questions, with what was answered to them so far, and nothing else.",
                    name: nil, link: PageText("\(settings.participants)/follow-up/\(link)"), until: "It opens for half an hour at most.", back: nil))
            forget(&response)
            return response
        } catch let refusal as SignInRefusal {
            return try peoplePage(call, page: 1, fault: refusal.description)
        }
    }

    package func endSessionsOfPerson(_ call: StaffCall) async throws -> Response {
        try await signIn.revokeAll(of: .participant(.init(try call.part("participant"))))
        return onward(to: StaffAct.people.path)
    }
}
