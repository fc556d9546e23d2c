package chat.parley.contracts.error;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every refusal and failure a client can see: a stable code, its HTTP status and what it means. */
public enum ErrorCode {
    INVALID_REQUEST("invalid-request", 400, "The request is not of the documented form."),
    INVALID_ID("invalid-id", 400, "An identifier has characters or a length that no identifier has."),
    INVALID_TEXT("invalid-text", 400, "A text is empty where it must not be, or is not well-formed Unicode."),
    TEXT_TOO_LONG("text-too-long", 400, "A text is longer than its field allows."),
    FILE_EMPTY("file-empty", 400, "The file has no bytes."),
    UNAUTHENTICATED("unauthenticated", 401, "No token was sent."),
    TOKEN_INVALID("token-invalid", 401, "The token is forged, damaged or made for something else."),
    TOKEN_EXPIRED("token-expired", 401, "The token was good once; get a new one."),
    FORBIDDEN("forbidden", 403, "The caller's role does not allow this."),
    SCOPE_MISSING("scope-missing", 403, "The token is good and does not allow this; the detail names the scope."),
    ORIGIN_NOT_ALLOWED("origin-not-allowed", 403, "This site is not among the channel's allowed origins."),
    SITE_NOT_ALLOWED("site-not-allowed", 403, "The address is not on a site of the channel."),
    ADDRESS_NOT_ALLOWED("address-not-allowed", 403, "The account does not let its console be used from this address."),
    SIGNATURE_INVALID("signature-invalid", 403, "What came is not signed with the secret that was agreed upon."),
    NOT_FOUND("not-found", 404, "Nothing with this id exists in the caller's account."),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This address does not answer this method."),
    NOT_ACCEPTABLE("not-acceptable", 406, "The answer cannot be given in any of the accepted media types."),
    DIALOG_CLOSED("dialog-closed", 409, "Another dialog or none is open; the present one's id is given."),
    DIALOG_OPEN("dialog-open", 409, "The dialog is open, and this needs a closed one."),
    DIALOG_ALREADY_OWNED("dialog-already-owned", 409, "Another operator owns the dialog; their id is given."),
    DIALOG_NOT_OWNED("dialog-not-owned", 409, "No operator owns the dialog yet."),
    VISITOR_UNREACHABLE(
            "visitor-unreachable", 409, "The visitor cannot be written to at present; the detail says why."),
    VISITOR_GONE("visitor-gone", 409, "The visitor is not on the site any more."),
    VISITOR_BUSY("visitor-busy", 409, "The visitor has a chat or an invitation already."),
    CATEGORY_REQUIRED("category-required", 409, "A dialog of this account needs a category before it is closed."),
    LEGAL_HOLD("legal-hold", 409, "The visitor is held for legal reasons, and nothing of theirs may be erased."),
    STALE_DECISION("stale-decision", 409, "The dialog was queued again after this assignment was decided."),
    KEY_REUSED("key-reused", 409, "The idempotency key was used before with other content."),
    VERSION_CONFLICT("version-conflict", 409, "Somebody else saved this setting first; load it again."),
    NAME_TAKEN("name-taken", 409, "The name or address is in use already."),
    ALREADY_CONNECTED("already-connected", 409, "Another channel is connected with this foreign account already."),
    UPLOAD_OFFSET("upload-offset", 409, "The part does not begin where the upload ended; ask where that is."),
    WOULD_LOCK_OUT("would-lock-out", 409, "This would shut out who saves it; it needs to be confirmed."),
    STILL_IN_USE("still-in-use", 409, "Something else depends on this; the detail says what."),
    BODY_TOO_LARGE("body-too-large", 413, "The body or frame is larger than allowed."),
    FILE_TOO_LARGE("file-too-large", 413, "The file is larger than files may be."),
    FILE_TYPE_REFUSED("file-type-refused", 415, "Files of this type are not passed on, whatever their name."),
    FILE_INFECTED("file-infected", 415, "A virus scanner found something in the file, and it was thrown away."),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body is not of an accepted media type."),
    INVALID_SETTING("invalid-setting", 422, "The setting's value is outside what is allowed."),
    INVALID_CALENDAR(
            "invalid-calendar",
            422,
            "The calendar has hours that overlap, end before they begin, or a date nobody can read."),
    PERIOD_TOO_LONG("period-too-long", 422, "The period is longer than a report may be; ask for parts of it."),
    UNKNOWN_TIME_ZONE("unknown-time-zone", 422, "There is no time zone of this name."),
    INVALID_PATTERN("invalid-pattern", 422, "The pattern is no regular expression of the kind that takes linear time."),
    RULE_LOOP("rule-loop", 422, "The rule would set itself off."),
    SEARCH_EMPTY(
            "search-empty", 422, "Nothing in the query can be looked for: no word, or only words that are everywhere."),
    SEARCH_TOO_BROAD("search-too-broad", 422, "The search took too long; add a word, or ask for a shorter period."),
    LIMIT_REACHED("limit-reached", 409, "The operator has as many dialogs as the account allows."),
    QUEUE_FULL("queue-full", 503, "As many dialogs wait as the account allows; try again later."),
    RATE_LIMITED("rate-limited", 429, "Too many requests; the Retry-After header says when to go on."),
    INTERNAL_ERROR("internal-error", 500, "Parley failed; nothing was done, and the failure is recorded."),
    UNAVAILABLE("unavailable", 503, "A part that is needed is not ready; try again soon.");

    private static final Map<String, ErrorCode> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ErrorCode::code, Function.identity()));

    private final String code;
    private final int status;
    private final String meaning;

    ErrorCode(String code, int status, String meaning) {
        this.code = code;
        this.status = status;
        this.meaning = meaning;
    }

    /** The code as it stands in answers, frames and outcomes; never changes. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The HTTP status that goes with the code. */
    public int status() {
        return status;
    }

    /** One sentence for the documentation and for the problem's title. */
    public String meaning() {
        return meaning;
    }

    /** The constant with this code; a code of a newer version reads as {@link #INTERNAL_ERROR}. */
    @JsonCreator
    public static ErrorCode of(@Nullable String code) {
        return code == null ? INTERNAL_ERROR : BY_CODE.getOrDefault(code, INTERNAL_ERROR);
    }
}
