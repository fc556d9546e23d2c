package chat.parley.admin.operator;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An operator who is being created: their login may exist already, they do not. */
@Entity
@Table(name = "operator_creation")
public class OperatorCreationRow {
    @Id
    @Column(name = "email")
    public String email;

    @Column(name = "creation_id")
    public String creationId;

    @Column(name = "account_id")
    public String accountId;

    @Column(name = "started_at")
    public Instant startedAt;

    /** Whether the attempt is known to have failed, so that what it left may be cleaned away. */
    @Column(name = "abandoned")
    public boolean abandoned;
}
