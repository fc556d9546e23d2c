package chat.parley.admin.audit;

import chat.parley.admin.change.Author;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit, append-only [T-20]. */
@ApplicationScoped
public class AuditStore implements PanacheRepositoryBase<AuditRow, Long> {
    private final InstantSource clock;

    public AuditStore(InstantSource clock) {
        this.clock = clock;
    }

    /** What a change was made to. */
    public record Subject(AccountId account, String kind, String id) {}

    /** Writes the one entry of a change, in the change's own transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Author author, AuditAction action, @Nullable Setting before, Setting after) {
        append(
                author,
                action,
                new Subject(after.accountId(), after.getClass().getSimpleName(), after.id()),
                before == null ? null : Json.text(Masked.of(before)),
                action == AuditAction.REMOVED ? null : Json.text(Masked.of(after)));
    }

    /**
     * As the other, of something that is no setting.
     *
     * @param before JSON without secrets; null for a new one
     * @param after JSON without secrets; null for a removed one
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(
            Author author, AuditAction action, Subject subject, @Nullable String before, @Nullable String after) {
        var row = new AuditRow();
        row.accountId = subject.account().value();
        row.at = clock.instant();
        row.actorId = author.id();
        row.actorName = author.name();
        row.action = action.code();
        row.kind = subject.kind();
        row.subjectId = subject.id();
        row.before = before;
        row.after = after;
        persist(row);
    }

    /**
     * Writes the entry of a file that somebody saved, which is no change [T-20].
     *
     * @param asked JSON of what was asked for; nothing in it names a visitor
     */
    @Transactional
    public void exported(Author author, Subject subject, String asked) {
        append(author, AuditAction.EXPORTED, subject, null, asked);
    }

    /**
     * Which changes are meant.
     *
     * @param kind of what was changed; null for any
     * @param subjectId of what was changed; null for any
     */
    public record About(@Nullable String kind, @Nullable String subjectId) {
        /** Every change of the account. */
        public static final About ANYTHING = new About(null, null);
    }

    /** @param after the id that the page's entries are older than; null for the newest page */
    @Transactional
    public AuditEntry.Page page(AccountId account, About about, @Nullable Long after, int limit) {
        String condition = "accountId = :account and auditId < :after";
        var values = new HashMap<String, Object>();
        values.put("account", account.value());
        values.put("after", after == null ? Long.MAX_VALUE : after);
        String kind = about.kind();
        if (kind != null) {
            condition += " and kind = :kind";
            values.put("kind", kind);
        }
        String subject = about.subjectId();
        if (subject != null) {
            condition += " and subjectId = :subject";
            values.put("subject", subject);
        }
        List<AuditRow> found = find(condition + " order by auditId desc", values)
                .page(Page.ofSize(limit + 1))
                .list();
        List<AuditEntry> rows =
                found.stream().limit(limit).map(AuditStore::entry).toList();
        String next = found.size() > limit ? Long.toString(rows.getLast().auditId()) : null;
        return new AuditEntry.Page(rows, next);
    }

    private static AuditEntry entry(AuditRow row) {
        return new AuditEntry(
                row.auditId == null ? 0 : row.auditId,
                row.at,
                row.actorId,
                row.actorName,
                row.action,
                row.kind,
                row.subjectId,
                tree(row.before),
                tree(row.after));
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        try {
            return json == null ? null : Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the audit holds only JSON", e);
        }
    }
}
