package chat.parley.ingest.channel.web;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.text.WellFormed;
import chat.parley.contracts.visit.InvitationAnswer;
import chat.parley.contracts.visit.VisitedPage;
import chat.parley.contracts.visit.VisitorStage;
import chat.parley.ingest.visit.VisitReport;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a page reports of its visitor from parsed JSON, trusting nothing in it. */
final class VisitParser {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final Pattern TAB = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final Pattern CAMPAIGN = Pattern.compile("[a-z]{1,20}");
    private static final long LONGEST_SECONDS = Duration.ofDays(7).toSeconds();
    private static final int MOST_VISITS = 100_000;
    private static final int MOST_CAMPAIGN = 8;
    private static final long LARGEST_CART = 1_000_000_000_000L;

    private VisitParser() {}

    /**
     * @param json the report as parsed JSON, of whatever kind; null for JSON's null
     * @throws ContractViolation when it is not of the documented form
     */
    static VisitReport read(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            throw FrameMembers.invalid("a report is a JSON object");
        }
        var report = new FrameMembers(map);
        var placement = new PlacementId(report.text("placementId"));
        String key = matching(report, "key", KEY);
        return switch (report.text("type")) {
            case "page" -> seen(report, placement, key);
            case "leave" -> new VisitReport.Left(placement, key, matching(report, "tab", TAB));
            case "answer" ->
                new VisitReport.Answered(
                        placement, key, new InvitationId(report.text("invitationId")), answer(report.text("answer")));
            default -> throw FrameMembers.invalid("type must be page, leave or answer");
        };
    }

    private static VisitReport seen(FrameMembers report, PlacementId placement, String key) {
        return new VisitReport.Seen(
                placement,
                key,
                matching(report, "tab", TAB),
                report.optionalFlag("hidden"),
                report.text("url"),
                cut("title", report.optionalText("title"), VisitedPage.TITLE_LIMIT),
                seconds(report, "seconds"),
                new VisitReport.Stay(
                        seconds(report, "visitSeconds"),
                        (int) within(report.wholeNumber("visit"), 1, MOST_VISITS),
                        stage(report.optionalText("stage")),
                        language(report.optionalText("language")),
                        report.optionalText("referrer"),
                        utm(report),
                        report.has("conversationId") ? new ConversationId(report.text("conversationId")) : null,
                        report.has("cart") ? within(report.wholeNumber("cart"), 0, LARGEST_CART) : null));
    }

    private static Map<String, String> utm(FrameMembers report) {
        var utm = new TreeMap<String, String>();
        if (report.json().get("utm") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> {
                if (utm.size() < MOST_CAMPAIGN
                        && name instanceof String campaign
                        && CAMPAIGN.matcher(campaign).matches()
                        && value instanceof String text) {
                    String kept = cut("utm", text, WellFormed.NAME_LIMIT);
                    utm.put(campaign, kept == null ? "" : kept);
                }
            });
        }
        return utm;
    }

    private static Duration seconds(FrameMembers report, String name) {
        return Duration.ofSeconds(within(report.wholeNumber(name), 0, LONGEST_SECONDS));
    }

    /** A number that cannot be is no reason to know nothing of a visitor. */
    private static long within(long number, long least, long greatest) {
        return Math.max(least, Math.min(greatest, number));
    }

    private static VisitorStage stage(@Nullable String name) {
        return name == null
                ? VisitorStage.AVAILABLE
                : constant(VisitorStage.values(), name, "stage must be available, invite, chat or lead");
    }

    private static InvitationAnswer answer(String name) {
        return constant(InvitationAnswer.values(), name, "answer must be accepted, rejected or expired");
    }

    private static <E extends Enum<E>> E constant(E[] all, String name, String refusal) {
        for (E each : all) {
            if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
                return each;
            }
        }
        throw FrameMembers.invalid(refusal);
    }

    private static @Nullable String language(@Nullable String language) {
        return language != null && LANGUAGE.matcher(language).matches() ? language : null;
    }

    private static String matching(FrameMembers report, String name, Pattern pattern) {
        String value = report.text(name);
        if (!pattern.matcher(value).matches()) {
            throw new ContractViolation(ErrorCode.INVALID_ID, name + " has characters or a length that none has");
        }
        return value;
    }

    /** What is too long for a list is shortened; a text that cannot be stored is left out. */
    private static @Nullable String cut(String name, @Nullable String text, int limit) {
        if (text == null || text.isBlank()) {
            return null;
        }
        int end = Math.min(limit, text.length());
        // Not between the halves of one character.
        boolean split = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        String shorter = text.substring(0, split ? end - 1 : end);
        try {
            return WellFormed.optional(name, shorter.strip(), limit);
        } catch (ContractViolation e) {
            return null;
        }
    }
}
