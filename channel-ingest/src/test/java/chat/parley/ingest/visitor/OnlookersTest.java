package chat.parley.ingest.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.PlacementId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-72")
@Tag("W-73")
class OnlookersTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final PlacementId SHOP = new PlacementId("shop");
    private static final PlacementId BLOG = new PlacementId("blog");
    private static final Onlookers.Standing OPEN = new Onlookers.Standing(true, true);
    private static final Onlookers.Standing FULL = new Onlookers.Standing(true, false);

    private final Onlookers onlookers = new Onlookers(2);
    private final Map<PlacementId, Onlookers.Standing> standings = new HashMap<>(Map.of(SHOP, OPEN, BLOG, OPEN));

    private static final class Page implements Onlookers.Onlooker {
        private final AccountId account;
        private final PlacementId placement;
        private final List<Onlookers.Standing> heard = new ArrayList<>();

        Page(AccountId account, PlacementId placement) {
            this.account = account;
            this.placement = placement;
        }

        @Override
        public AccountId accountId() {
            return account;
        }

        @Override
        public PlacementId placementId() {
            return placement;
        }

        @Override
        public void hear(Onlookers.Standing standing) {
            heard.add(standing);
        }
    }

    @Test
    void aPageHearsHowItsPlacementStandsAndThenOnlyWhatIsNew() {
        var shop = new Page(ACME, SHOP);
        var blog = new Page(ACME, BLOG);
        onlookers.join(shop, standings::get);
        onlookers.join(blog, standings::get);

        standings.put(SHOP, FULL);
        onlookers.changed(ACME, standings::get);
        onlookers.changed(ACME, standings::get);
        standings.put(SHOP, OPEN);
        onlookers.changed(ACME, standings::get);

        assertThat(shop.heard).containsExactly(OPEN, FULL, OPEN);
        assertThat(blog.heard).containsExactly(OPEN);
    }

    @Test
    void anotherAccountsChangeIsNotItsOwn() {
        var shop = new Page(ACME, SHOP);
        onlookers.join(shop, standings::get);

        standings.put(SHOP, FULL);
        onlookers.changed(new AccountId("other"), standings::get);

        assertThat(shop.heard).containsExactly(OPEN);
    }

    @Test
    void thereIsRoomForSoManyAndWhoLeavesMakesSome() {
        var first = new Page(ACME, SHOP);
        onlookers.join(first, standings::get);
        onlookers.join(new Page(ACME, SHOP), standings::get);

        assertThat(onlookers.join(new Page(ACME, SHOP), standings::get)).isFalse();
        onlookers.leave(first);
        onlookers.leave(first);
        assertThat(onlookers.count()).isEqualTo(1);
        assertThat(onlookers.join(new Page(ACME, SHOP), standings::get)).isTrue();
    }
}
