package chat.parley.ingest.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.visit.SiteVisit;
import chat.parley.contracts.visit.VisitedPage;
import chat.parley.contracts.visit.VisitorActivity;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Turns what pages report into what is passed on of it. */
public final class SiteVisits {
    /** For how long a page counts that is looked at; it speaks at least every 20 s. */
    static final Duration LEASE = Duration.ofSeconds(45);

    /** The same while nobody looks: browsers let hidden pages speak once a minute at most. */
    static final Duration HIDDEN_LEASE = Duration.ofSeconds(150);

    private static final int ID_BYTES = 16;

    private SiteVisits() {}

    /**
     * What is known of who reports, beyond the report.
     *
     * @param userAgent as the browser sent it; null for none
     * @param address the network address
     */
    public record Sender(@Nullable String userAgent, String address) {}

    /** The visitor of a browser's key: the same for the same key, and nobody who knows it can say the key. */
    public static VisitorId visitor(AccountId account, String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((account.value() + "/" + key).getBytes(UTF_8));
            byte[] part = java.util.Arrays.copyOf(hash, ID_BYTES);
            return new VisitorId(
                    "site-" + Base64.getUrlEncoder().withoutPadding().encodeToString(part));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param now by this edge's clock
     * @throws ContractViolation when the page has no address of the web
     */
    public static VisitorActivity activity(
            AccountId account, VisitReport report, Sender sender, Cities cities, Instant now) {
        VisitorId visitor = visitor(account, report.key());
        return switch (report) {
            case VisitReport.Left left -> new VisitorActivity.PageLeft(account, visitor, now, left.tab());
            case VisitReport.Answered answered ->
                new VisitorActivity.InvitationAnswered(
                        account, visitor, now, answered.invitationId(), answered.answer());
            case VisitReport.Seen seen ->
                new VisitorActivity.PageSeen(
                        account,
                        visitor,
                        now,
                        seen.placementId(),
                        seen.tab(),
                        (int) (seen.hidden() ? HIDDEN_LEASE : LEASE).toMillis(),
                        page(seen, now),
                        visit(seen.stay(), sender, cities, now));
        };
    }

    private static VisitedPage page(VisitReport.Seen seen, Instant now) {
        String url = PageAddress.clean(seen.url())
                .orElseThrow(() -> new ContractViolation(
                        ErrorCode.INVALID_REQUEST, "url must be an absolute address of at most 2000 characters"));
        return new VisitedPage(url, seen.title(), now.minus(seen.shown()));
    }

    private static SiteVisit visit(VisitReport.Stay stay, Sender sender, Cities cities, Instant now) {
        Cities.Place place = cities.of(sender.address());
        return new SiteVisit(
                now.minus(stay.since()),
                stay.number(),
                stay.stage(),
                DeviceTable.of(sender.userAgent()),
                stay.language(),
                place.city(),
                place.country(),
                PageAddress.clean(stay.referrer()).orElse(null),
                stay.utm(),
                stay.conversationId(),
                stay.cart());
    }
}
