package chat.parley.notification.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.mail.ReplyAddress;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.text.EmailAddress;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.settings.SettingsView;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes unread answers into mails when their time has come, and writes these mails [T-24]. */
@Singleton
public class AwayJob {
    private static final String WEB = "web";

    private final EmailConfig config;
    private final TransactionStore transactions;
    private final AwayStore store;
    private final UnreadClient unread;
    private final SettingsView settings;
    private final Clock clock;
    private final AwayLetter letters = new AwayLetter();
    private final WayBack wayBack;
    private final String door;
    private final byte[] secret;

    AwayJob(
            EmailConfig config,
            TransactionStore transactions,
            AwayStore store,
            UnreadClient unread,
            SettingsView settings,
            Clock clock) {
        this.config = config;
        this.transactions = transactions;
        this.store = store;
        this.unread = unread;
        this.settings = settings;
        this.clock = clock;
        this.wayBack = new WayBack(config.door());
        this.door = config.door().toString().replaceFirst("/+$", "");
        this.secret = Base64.getDecoder().decode(config.secretKey().strip());
    }

    /** What came of writing a mail. */
    public sealed interface Written {
        /** It is to be sent. */
        record Ready(Letter letter) implements Written {}

        /** It is not, or not now. */
        record Not(Verdict verdict) implements Written {}
    }

    /** Makes all that is due into mails. */
    public void turn() {
        boolean more = true;
        while (more) {
            more = transactions
                    .run(connection -> store.turn(connection, clock.instant()))
                    .isPresent();
        }
    }

    /** The mail as it is to be read now; none where everything was read meanwhile or nobody wants it. */
    public Written write(AwayNews news) throws InterruptedException {
        return switch (unread.read(news)) {
            case Unread.Known known -> written(news, known);
            case Unread.None n -> not("there is no such dialog any more");
            case Unread.Unavailable(var why) -> new Written.Not(new Verdict.Again(why));
        };
    }

    private Written written(AwayNews news, Unread.Known known) {
        String email = known.email();
        if (!known.channelKind().equals(WEB) || known.answers().isEmpty() || email == null) {
            return not("there is nothing that a mail could tell anybody");
        }
        try {
            EmailAddress.required("email", email);
        } catch (ContractViolation e) {
            return not("the visitor's address is none");
        }
        AccountId account = news.accountId();
        String recipient = hash(account, email);
        boolean unwanted = transactions.run(connection -> {
            store.addressed(connection, news.conversationId(), recipient);
            return store.isUnwanted(connection, account, recipient);
        });
        if (unwanted) {
            return not("the visitor wants no such mails");
        }
        Optional<Setting.Account> own = settings.account(account);
        Set<String> sites = settings.channel(account, new ChannelId(known.channelId()))
                .map(Setting.Channel::allowedOrigins)
                .orElse(Set.of());
        var occasion = new AwayLetter.Occasion(
                own.map(Setting.Account::name).orElse("Parley"),
                own.map(Setting.Account::timeZone).map(ZoneId::of).orElse(ZoneId.of("UTC")),
                email,
                wayBack.link(known.pageUrl(), known.placementId(), sites),
                door + AwayResource.PATH + news.stopKey(),
                config.replyTo()
                        .filter(mailbox -> !mailbox.isBlank())
                        .flatMap(mailbox -> new ReplyAddress(secret).of(mailbox, account, news.conversationId()))
                        .orElse(null));
        Instant now = clock.instant();
        return new Written.Ready(letters.write(news, known, occasion, now));
    }

    private static Written not(String why) {
        return new Written.Not(new Verdict.Hopeless(why));
    }

    /** So that whoever reads the table learns nobody's address. */
    private String hash(AccountId account, String email) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            String text = "away\n" + account.value() + "\n" + email.toLowerCase(Locale.ROOT);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
