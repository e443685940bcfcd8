import Access
import HTTPTypes
import Hummingbird
import Web

/// Whoever signs gives the password again, each time (21 CFR 11.200).
extension ParticipantSite {
    /// - Returns: The session under its new token, or why the password was not taken.
    func provenAgain(by password: String, _ call: Call) async throws -> Result<Opened, SignInRefusal> {
        guard let token = cookieToken(call), !password.isEmpty else { return .failure(.notRecognized) }
        do {
            return .success(try await signIn.stepUp(token, with: .password(password), from: call.block))
        } catch let refusal as SignInRefusal {
            return .failure(refusal)
        }
    }

    /// The same answer, and the browser goes on with the new token.
    func going(on opened: Opened, _ response: Response) -> Response {
        var response = response
        response.headers[values: .setCookie].append(sessionCookie.setting(opened.token.text))
        return response
    }
}
