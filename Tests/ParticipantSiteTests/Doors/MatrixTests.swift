import Access
import Bookkeeping
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ParticipantSite
import Records
import StaffSite
import StudyDesign
import Testing
import Web

/// P-01, the doors: every route × visitor × standing × own and other, asked over the router and held against the
/// table that was written by hand.
@Suite("Every route answers as the written policy says")
struct MatrixTests {
    /// Acts after which anybody may find themselves at the sign-in.
    static let leadsThere: Set<ParticipantAct> = [.entrance, .secondStepPage, .secondStep, .signOut]

    static func send(_ method: HTTPRequest.Method, _ uri: String, as visitor: DoorVisitor, _ client: some TestClientProtocol) async throws -> TestResponse {
        method == .post ? try await visitor.post(uri, [], client) : try await visitor.get(uri, client)
    }

    /// What is wrong with an answer, if anything.
    static func fault(_ response: TestResponse, _ expected: Decision, method: HTTPRequest.Method, nowhere: TestResponse, paths: (signIn: String, stepUp: String)) -> String? {
        let goes = response.status == .seeOther ? response.location ?? "" : ""
        let path = goes.prefix { $0 != "?" }
        switch expected {
        case .absent: return response.face == nowhere.face ? nil : "\(response.status.code) instead of the page of what is not there"
        case .needsSignIn:
            let isRefused = method == .post ? [401, 409].contains(response.status.code) : path == paths.signIn
            return isRefused ? nil : "\(response.status.code) \(goes) without a sign-in"
        case .needsStepUp:
            let isRefused = path == paths.stepUp || (method == .post && [401, 409].contains(response.status.code))
            return isRefused ? nil : "\(response.status.code) \(goes) without a step-up"
        case .allowed:
            let isRefused = path == paths.signIn || path == paths.stepUp || [401, 500].contains(response.status.code)
            return isRefused ? "refused with \(response.status.code) \(goes)" : nil
        }
    }

    /// - Parameter seen: How a visitor of a kind really stands at the door: itself, unless the test plants something.
    static func participantFaults(_ house: DoorHouse, seen: @escaping @Sendable (Visitor.Kind) -> Visitor.Kind = { $0 }) async throws -> (faults: [String], cells: Int) {
        let app = Application(router: house.site.router())
        return try await app.test(.router) { client async throws in
            var faults: [String] = []
            var cells = 0
            let kinds: [Visitor.Kind] = [.stranger, .participant, .steppedUpParticipant, .link, .tablet]
            for (column, kind) in kinds.enumerated() {
                for standing in kind == .stranger ? [PersonStanding.active] : PersonStanding.allCases {
                    let person = DoorHouse.person(standing)
                    for row in WrittenPolicy.rows(WrittenPolicy.participants) {
                        guard let act = ParticipantAct(rawValue: row.act) else { continue }
                        // A new browser each time: some acts end the session.
                        let visitor = try await house.visitor(seen(kind), person)
                        let expected = WrittenPolicy.decision(row.cells[column], kind == .stranger ? nil : standing) ?? .absent
                        let nowhere = try await visitor.get("/no/such/page", client)
                        let size = try await house.store.state().size
                        let uri = house.target(act, of: person)
                        let response = try await send(act.method, uri, as: visitor, client)
                        cells += 1
                        if let fault = fault(response, expected, method: act.method, nowhere: nowhere, paths: ("/sign-in", "/confirm")), !leadsThere.contains(act) || expected != .allowed {
                            faults.append("\(act) \(uri), \(kind), \(standing): \(fault)")
                        }
                        if expected != .allowed, try await house.store.state().size != size { faults.append("\(act), \(kind), \(standing): the record grew") }
                    }
                }
            }
            return (faults, cells)
        }
    }

    @Test("Participants' side, over the router")
    func participants() async throws {
        let (faults, cells) = try await Self.participantFaults(DoorHouse())
        #expect(faults == [])
        #expect(cells == WrittenPolicy.rows(WrittenPolicy.participants).count * (1 + 4 * PersonStanding.allCases.count))
    }

    @Test("A visitor who gets more than the table gives is found")
    func planted() async throws {
        let house = try await DoorHouse()
        let steppedUp = try await Self.participantFaults(house) { $0 == .participant ? .steppedUpParticipant : $0 }.faults
        #expect(steppedUp.contains { $0.contains("journal,") || $0.contains("journal /journal, participant") })
        let account = try await Self.participantFaults(house) { $0 == .link ? .participant : $0 }.faults
        #expect(account.contains { $0.contains("today") && $0.contains("link") })
    }

    @Test("What is another person's is not there, and looks like what is not there")
    func others() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client async throws in
            let other = DoorHouse.three[1]
            for act in ParticipantAct.allCases where house.target(act, of: other) != house.target(act, of: DoorHouse.three[0]) {
                for kind in [Visitor.Kind.participant, .steppedUpParticipant, .link, .tablet] {
                    let visitor = try await house.visitor(kind, DoorHouse.three[0])
                    let decision = act.permission.decision(for: kind.visitor(DoorHouse.three[0]), standing: .active)
                    guard decision == .allowed else { continue }
                    let size = try await house.store.state().size
                    let response = try await Self.send(act.method, house.target(act, of: other), as: visitor, client)
                    let nowhere = try await visitor.get("/no/such/page", client)
                    // A script is told in its own way.
                    #expect(act == .saveAnswers ? response.status == .notFound : response.face == nowhere.face, "\(act), \(kind)")
                    #expect(!response.text.contains("Quittenbrot"))
                    #expect(try await house.store.state().size == size, "\(act), \(kind)")
                }
            }
        }
    }
}

extension DoorHouse {
    /// The address of an act for one person, its places filled with what is theirs.
    func target(_ act: ParticipantAct, of person: Participant.ID) -> String {
        let form = site.addressName(of: FormName.id(of: person, at: "baseline", asking: "phq9"), person)
        let values: [String] =
            switch act {
            case .asset: ["participant.css"]
            case .questionnaire, .saveAnswers, .review, .submit, .done: [form]
            case .questionnairePart, .savePart: [form, "1"]
            case .consent, .stepThroughConsent, .consentCopy, .consentPDF: ["information"]
            case .practice, .logPractice: ["bodyScan"]
            case .journalEntry, .reviseJournal, .shareJournal: ["j-\(person)"]
            case .download: ["everything.json"]
            default: []
            }
        var rest = values[...]
        return act.path.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(":") ? SitePart.encoded(rest.popFirst() ?? "none") : String($0) }.joined(separator: "/")
    }

    func visitor(_ kind: Visitor.Kind, _ person: Participant.ID) async throws -> DoorVisitor {
        switch kind {
        case .stranger: stranger()
        case .participant: try await participant(person)
        case .steppedUpParticipant: try await participant(person, isSteppedUp: true)
        case .link: try await errand(person, .link)
        case .tablet: try await errand(person, .tablet)
        case .staff: try await account(Self.account(.therapist))
        case .steppedUpStaff: try await account(Self.account(.therapist), isSteppedUp: true)
        }
    }
}

extension Visitor.Kind {
    func visitor(_ person: Participant.ID) -> Visitor {
        switch self {
        case .stranger, .staff, .steppedUpStaff: .stranger
        case .participant: .participant(person, .signedIn)
        case .steppedUpParticipant: .participant(person, .steppedUp)
        case .link: .errand(person, "baseline", .link)
        case .tablet: .errand(person, "baseline", .tablet)
        }
    }
}
