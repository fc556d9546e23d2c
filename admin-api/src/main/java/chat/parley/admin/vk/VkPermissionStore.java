package chat.parley.admin.vk;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.OperatorId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The permissions that administrators have gone to VK for. */
@ApplicationScoped
@Transactional
public class VkPermissionStore {
    private final EntityManager database;

    public VkPermissionStore(EntityManager database) {
        this.database = database;
    }

    /**
     * Notes that somebody goes; what they had begun for the same channel is no longer good.
     *
     * @param stateHash see {@link VkState#hash}
     */
    void begin(
            String stateHash, AccountId account, OperatorId operator, ChannelId channel, Instant now, Instant until) {
        database.createNativeQuery("delete from vk_permission where expires_at <= ?1"
                        + " or (account_id = ?2 and operator_id = ?3 and channel_id = ?4)")
                .setParameter(1, now)
                .setParameter(2, account.value())
                .setParameter(3, operator.value())
                .setParameter(4, channel.value())
                .executeUpdate();
        database.createNativeQuery("insert into vk_permission values (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, stateHash)
                .setParameter(2, account.value())
                .setParameter(3, operator.value())
                .setParameter(4, channel.value())
                .setParameter(5, until)
                .executeUpdate();
    }

    /** The channel it was begun for, this once; empty unless this operator began it and it is still good. */
    Optional<ChannelId> take(String stateHash, AccountId account, OperatorId operator, Instant now) {
        List<?> taken = database.createNativeQuery("delete from vk_permission where state_hash = ?1"
                        + " and account_id = ?2 and operator_id = ?3 and expires_at > ?4 returning channel_id")
                .setParameter(1, stateHash)
                .setParameter(2, account.value())
                .setParameter(3, operator.value())
                .setParameter(4, now)
                .getResultList();
        return taken.stream().findFirst().map(id -> new ChannelId((String) id));
    }
}
