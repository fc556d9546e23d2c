package chat.parley.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import org.apache.kafka.common.utils.Utils;

/**
 * The partition of an account's records on topics that are partitioned by account although their keys say more:
 * Kafka's own hash of the account id, so that a topic keyed by the bare account id agrees.
 */
public final class AccountPartitioner {
    private AccountPartitioner() {}

    public static int partition(AccountId account, int partitions) {
        return Utils.toPositive(Utils.murmur2(account.value().getBytes(UTF_8))) % partitions;
    }
}
