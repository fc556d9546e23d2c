package chat.parley.admin.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One change, as it is stored; the database refuses to alter it. */
@Entity
@Immutable
@Table(name = "audit")
public class AuditRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "audit_id")
    public @Nullable Long auditId;

    @Column(name = "account_id")
    public String accountId;

    @Column(name = "at")
    public Instant at;

    @Column(name = "actor_id")
    public String actorId;

    @Column(name = "actor_name")
    public String actorName;

    @Column(name = "action")
    public String action;

    @Column(name = "kind")
    public String kind;

    @Column(name = "subject_id")
    public String subjectId;

    /** JSON of the thing before; null for a new one. */
    @Column(name = "before")
    public @Nullable String before;

    /** JSON of the thing after; null for a removed one. */
    @Column(name = "after")
    public @Nullable String after;
}
