package chat.parley.integration.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.integration.delivery.Verdict;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Requests to a CRM, and what their answers mean; the same for all of them. */
public final class Talk {
    private static final int LONGEST_WORDS = 300;
    private static final int NO_CONTENT = 204;
    private static final int MOST_PAGES = 100;

    private final Calls calls;
    private final Access access;
    private final Clock clock;
    private final Function<JsonNode, String> words;
    private final @Nullable Duration shutOut;

    /** @param words what the CRM says itself in a refusal; empty for nothing */
    public Talk(Calls calls, Access access, Clock clock, Function<JsonNode, String> words) {
        this(calls, access, clock, words, null);
    }

    /**
     * For a CRM that shuts out who asks too often.
     *
     * @param shutOut how long to keep away after a 403 that does not say itself; null where a 403 is a matter of
     *     credentials
     */
    public Talk(Calls calls, Access access, Clock clock, Function<JsonNode, String> words, @Nullable Duration shutOut) {
        this.calls = calls;
        this.access = access;
        this.clock = clock;
        this.words = words;
        this.shutOut = shutOut;
    }

    /** Reads something. */
    public CrmAnswer get(String path, Function<JsonNode, CrmAnswer> then) {
        return send("GET", path, Map.of(), null, then);
    }

    /**
     * Looks through a list, page by page, for the one that is wanted. A page that is not full is the last.
     *
     * @param page the path of each page, from 1
     * @param rows of a page's answer
     * @param limit how many a full page has
     */
    public CrmAnswer search(
            IntFunction<String> page,
            Function<JsonNode, JsonNode> rows,
            int limit,
            Predicate<JsonNode> wanted,
            Function<Optional<JsonNode>, CrmAnswer> then) {
        return search(1, page, rows, limit, wanted, then);
    }

    private CrmAnswer search(
            int number,
            IntFunction<String> page,
            Function<JsonNode, JsonNode> rows,
            int limit,
            Predicate<JsonNode> wanted,
            Function<Optional<JsonNode>, CrmAnswer> then) {
        return get(page.apply(number), body -> {
            JsonNode found = rows.apply(body);
            Optional<JsonNode> known = found.valueStream().filter(wanted).findFirst();
            if (known.isPresent() || found.size() < limit) {
                return then.apply(known);
            }
            // Whoever went on without having seen all might write a second time what is there.
            return number == MOST_PAGES
                    ? new CrmAnswer.Refused(200, "there are more than " + number * limit + " to look through")
                    : search(number + 1, page, rows, limit, wanted, then);
        });
    }

    /** Changes something. */
    public CrmAnswer send(String method, String path, JsonNode body, Function<JsonNode, CrmAnswer> then) {
        return send(method, path, Map.of(), body.toString(), then);
    }

    /**
     * Makes a request, and once more with other headers where the first ones are not accepted.
     *
     * @param then what a good answer means; an answer without content is an empty object
     */
    public CrmAnswer send(
            String method,
            String path,
            Map<String, String> headers,
            @Nullable String body,
            Function<JsonNode, CrmAnswer> then) {
        return exchange(method, path, headers, body == null ? new byte[0] : body.getBytes(UTF_8), then);
    }

    /**
     * Brings a file, or a form with files.
     *
     * @param mediaType of the body
     */
    public CrmAnswer upload(String path, String mediaType, byte[] body, Function<JsonNode, CrmAnswer> then) {
        return exchange("POST", path, Map.of("content-type", mediaType), body, then);
    }

    private CrmAnswer exchange(
            String method, String path, Map<String, String> headers, byte[] body, Function<JsonNode, CrmAnswer> then) {
        return switch (access.now()) {
            case Access.Grant.Denied(var answer) -> answer;
            case Access.Grant.Granted granted -> {
                Calls.Reply reply = call(granted, method, path, headers, body);
                if (reply instanceof Calls.Reply.Answered answered && answered.status() == 401) {
                    Optional<Access.Grant> other = access.instead(granted);
                    if (other.isPresent()) {
                        yield switch (other.get()) {
                            case Access.Grant.Denied(var answer) -> answer;
                            case Access.Grant.Granted anew -> read(call(anew, method, path, headers, body), then);
                        };
                    }
                }
                yield read(reply, then);
            }
        };
    }

    private Calls.Reply call(
            Access.Grant.Granted granted, String method, String path, Map<String, String> headers, byte[] body) {
        var all = new LinkedHashMap<>(granted.headers());
        all.putAll(headers);
        return calls.call(method, granted.base() + path, all, body);
    }

    private CrmAnswer read(Calls.Reply reply, Function<JsonNode, CrmAnswer> then) {
        return switch (reply) {
            case Calls.Reply.Failed(var error) -> new CrmAnswer.Again(null, error, null);
            case Calls.Reply.Answered(var status, var retryAfter, var body) -> read(status, retryAfter, body, then);
        };
    }

    private CrmAnswer read(int status, @Nullable String retryAfter, JsonNode body, Function<JsonNode, CrmAnswer> then) {
        if (status == NO_CONTENT) {
            return then.apply(Json.mapper().createObjectNode());
        }
        if (status >= 200 && status < 300) {
            return body.isContainerNode()
                    ? then.apply(body)
                    : new CrmAnswer.Again(status, "the answer is no JSON", null);
        }
        if (status == 403 && shutOut != null) {
            Duration asked = Verdict.of(429, retryAfter, clock.instant()) instanceof Verdict.Again(var r, var wait)
                            && wait != null
                    ? wait
                    : shutOut;
            return new CrmAnswer.Again(status, "answered 403, shut out for a while" + said(body), asked);
        }
        if (status == 401 || status == 403) {
            return new CrmAnswer.Unauthorized(status, "answered " + status + said(body));
        }
        return switch (Verdict.of(status, retryAfter, clock.instant())) {
            case Verdict.Again(var reason, var asked) -> new CrmAnswer.Again(status, reason + said(body), asked);
            case Verdict.Hopeless(var reason) -> new CrmAnswer.Refused(status, reason + said(body));
            case Verdict.Gone(var reason) -> new CrmAnswer.Refused(status, reason + said(body));
            case Verdict.Delivered d -> new CrmAnswer.Again(status, "unexpected answer " + status, null);
        };
    }

    private String said(JsonNode body) {
        String said = words.apply(body).strip();
        return said.isEmpty() ? "" : ": " + said.substring(0, Math.min(said.length(), LONGEST_WORDS));
    }
}
