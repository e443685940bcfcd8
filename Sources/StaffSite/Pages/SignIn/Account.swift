import Access
import HTTPTypes
import Records
package import Hummingbird
package import Web

/// One's own password, sheet and devices. Template: `Account/Account`.
package struct AccountPage: Page {
    package static let template = "Account/Account"
    package let frame: PageFrame
    /// Who it is.
    package let summary: PageText
    /// What to look at again.
    package let fault: PageText?
    /// Shows that the forms are ours.
    package let token: PageText
    /// Each since when.
    package let sessions: [PageText]
    /// How many codes are left.
    package let codesLeft: PageText
    /// Where the other devices are signed out.
    package let devices: PageText
    /// Where a new sheet is made.
    package let sheet: PageText
    /// Where a password is changed.
    package let password: PageText
}

/// Going out. Template: `Account/SignOut`.
package struct SignOutPage: Page {
    package static let template = "Account/SignOut"
    package let frame: PageFrame
    /// Where the form is sent.
    package let action: PageText
    /// Shows that the form is ours.
    package let token: PageText
}

extension StaffSite {
    package func accountPage(_ call: StaffCall) async throws -> Response { try await accountPage(call, fault: nil) }

    private func accountPage(_ call: StaffCall, fault: SignInRefusal?) async throws -> Response {
        guard case .staff(let account, let roles, _) = call.visitor else { throw StaffFault.absent }
        let left = try await signIn.recoveryCodesLeft(of: .staff(account))
        let sessions = try await signIn.sessions(of: .staff(account)).map { session in
            PageText("Since \(moment(session.created, call))" + (session.hash == call.session?.hash ? ", this one" : ""))
        }
        return try html(
            AccountPage(
                frame: frame(call, title: "Your account"),
                summary: PageText("\(account): \(roles.map(\.rawValue).sorted().joined(separator: ", "))."), fault: fault.map { PageText($0.description) },
                token: PageText(call.token), sessions: sessions, codesLeft: PageText(left == 1 ? "One code is left." : "\(left) codes are left."),
                devices: PageText(StaffAct.endSessions.path), sheet: PageText(StaffAct.recoverySheet.path), password: PageText(StaffAct.enrolCode.path)),
            status: fault.map { status($0) } ?? .ok)
    }

    package func changePassword(_ call: StaffCall) async throws -> Response {
        do {
            guard let token = cookieToken(call) else { throw SignInRefusal.notNow }
            try await signIn.changePassword(token, to: call.fields["new-password"] ?? "")
            return onward(to: StaffAct.enrolCodePage.path)
        } catch let refusal as SignInRefusal {
            return try await accountPage(call, fault: refusal)
        }
    }

    package func newSheet(_ call: StaffCall) async throws -> Response {
        do {
            guard let token = cookieToken(call) else { throw SignInRefusal.notNow }
            return try recoveryPage(call, try await signIn.renewRecoverySheet(token))
        } catch let refusal as SignInRefusal {
            return try await accountPage(call, fault: refusal)
        }
    }

    package func endSessions(_ call: StaffCall) async throws -> Response {
        guard case .staff(let account, _, _) = call.visitor else { throw StaffFault.absent }
        try await signIn.revokeAll(of: .staff(account), except: cookieToken(call))
        return onward(to: StaffAct.enrolCodePage.path)
    }

    package func signOutPage(_ call: StaffCall) throws -> Response {
        try html(SignOutPage(frame: frame(call, title: "Sign out"), action: PageText(StaffAct.signOut.path), token: PageText(call.token)))
    }

    package func signOut(_ call: StaffCall) async throws -> Response {
        if let token = cookieToken(call) { try await signIn.signOut(token) }
        var response = onward(to: StaffAct.signInPage.path)
        forget(&response)
        return response
    }

    /// The browser keeps nothing of this site.
    func forget(_ response: inout Response) {
        response.headers[values: .setCookie] = [sessionCookie.clearing, ticketCookie.clearing, startCookie.clearing]
        if let name = HTTPField.Name("Clear-Site-Data") { response.headers[name] = "\"cache\", \"storage\"" }
    }
}
