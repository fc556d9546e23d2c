package chat.parley.notification.login;

import chat.parley.contracts.error.ErrorCode;

/** How checking an access token ended. */
public sealed interface LoginCheck {
    record Passed(Login login) implements LoginCheck {}

    /**
     * Not let in.
     *
     * @param code {@code token-expired}, {@code token-invalid}, or {@code unavailable} when the keys cannot be had now
     * @param detail one sentence for a developer, without anything of the token
     */
    record Refused(ErrorCode code, String detail) implements LoginCheck {}
}
