package chat.parley.ingest.erasure;

import static chat.parley.testkit.SampleErasure.ACME;
import static chat.parley.testkit.SampleErasure.COMMAND;
import static chat.parley.testkit.SampleErasure.CONVERSATION;
import static chat.parley.testkit.SampleErasure.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.Erasure;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.AttachmentKind;
import chat.parley.ingest.inbound.Address;
import chat.parley.ingest.inbound.AddressStore;
import chat.parley.ingest.inbound.ParkedStore;
import chat.parley.ingest.media.FileStore;
import chat.parley.ingest.media.KeptFile;
import chat.parley.ingest.outbound.DeliveryAction;
import chat.parley.ingest.outbound.DeliveryBody;
import chat.parley.ingest.outbound.DeliveryStore;
import chat.parley.ingest.outbound.NewDelivery;
import chat.parley.persistence.ErasureReceiptStore;
import chat.parley.persistence.TransactionStore;
import chat.parley.testkit.DatabaseMarks;
import chat.parley.testkit.SampleErasure;
import chat.parley.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What channels keep of a visitor goes with the event, and the bytes of their files follow. */
@Tag("N-24")
class ErasureStoreTest {
    private static final ChannelId CHANNEL = new ChannelId("tg-1");
    private static final Attachment PICTURE =
            new Attachment(new AttachmentId("f1"), AttachmentKind.IMAGE, "zorn.png", "image/png", 3, null, null, null);

    private final TestDatabase database = TestDatabase.fresh("erasing");
    private TransactionStore transactions;
    private AddressStore addresses;
    private ErasureStore erasures;
    private Address hers;

    @BeforeEach
    void somebodyWithEverythingThatIsKept() {
        Flyway.configure().dataSource(database.dataSource()).load().migrate();
        transactions = new TransactionStore(database.dataSource());
        addresses = new AddressStore(transactions);
        erasures = new ErasureStore(transactions, addresses);
        hers = address(CONVERSATION, "zorn-77", "Markwina Zorn");
        addresses.note(hers, NOW);
        new FileStore(transactions).add(new KeptFile(ACME, CONVERSATION, PICTURE), "hash", NOW);
        var parked = new ParkedStore(transactions);
        parked.park(ACME, CHANNEL, "{\"from\":\"zorn-77\"}".getBytes(StandardCharsets.UTF_8), NOW);
        parked.park(ACME, CHANNEL, "{\"from\":\"somebody\"}".getBytes(StandardCharsets.UTF_8), NOW);
        deliver(CONVERSATION, "zorn-77", "Dear Zorn");
        transactions.run(connection -> {
            addresses.link(connection, ACME, CONVERSATION, new MessageId("m2"), "zorn-77:5", NOW);
            try (var insert = connection.prepareStatement(
                    "INSERT INTO mail_thread VALUES ('acme', 'tg-1', 'ZORN-77', 'of Zorn', '', now())")) {
                return insert.executeUpdate();
            }
        });
        addresses.note(address(new ConversationId("c2"), "other-1", "Somebody Else"), NOW);
        deliver(new ConversationId("c2"), "other-1", "Dear Else");
    }

    @Test
    void nothingOfTheVisitorIsLeftAndNothingOfOthersIsTouched() throws SQLException {
        assertThat(marks("zorn")).isNotEmpty();

        erase(VISITOR);

        assertThat(marks("zorn")).isEmpty();
        assertThat(marks("Somebody Else", "Dear Else", "somebody")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(addresses.find(ACME, CONVERSATION)).isEmpty();
    }

    @Test
    void theReceiptComesWhenTheBytesAreGoneWhoeverWasKilledMeanwhile() {
        var receipts = new ErasureReceiptStore(transactions);
        erase(VISITOR);

        assertThat(erasures.conclude(NOW)).isZero();
        assertThat(receipts.find(ACME, COMMAND)).isEmpty();
        // Another process goes on.
        var next = new ErasureStore(transactions, new AddressStore(transactions));
        assertThat(next.filesLeft()).containsExactly("f1");
        next.gone("f1");
        assertThat(next.conclude(NOW)).isEqualTo(1);

        assertThat(receipts.find(ACME, COMMAND))
                .hasValueSatisfying(receipt -> assertThat(receipt.counts())
                        .containsEntry("files", 1L)
                        .containsEntry("deliveries", 1L)
                        .containsEntry("addresses", 1L)
                        .containsEntry("arrivals", 1L)
                        .containsEntry("mail-threads", 1L)
                        .containsEntry("message-links", 1L));
        assertThat(receipts.find(new AccountId("another"), COMMAND)).isEmpty();
    }

    @Test
    void whoWritesAgainIsWrittenDownAgain() {
        erase(VISITOR);

        addresses.note(hers, NOW);

        assertThat(addresses.find(ACME, CONVERSATION)).contains(hers);
    }

    @Test
    void ofADialogThatIsOldEnoughTheFilesGoAndTheAddressStays() {
        erase(new DialogEvent.DialogErased(VISITOR.meta(), List.of(PICTURE.attachmentId())));

        assertThat(erasures.filesLeft()).containsExactly("f1");
        assertThat(addresses.find(ACME, CONVERSATION)).contains(hers);
    }

    private static final DialogEvent.VisitorErased VISITOR = SampleErasure.of(SampleErasure.VISITOR);

    private void erase(DialogEvent event) {
        transactions.run(connection -> {
            erasures.erase(connection, Erasure.of(event).orElseThrow());
            return event;
        });
    }

    private static Address address(ConversationId conversation, String externalId, String name) {
        return new Address(
                ACME, conversation, CHANNEL, new ChannelKind("telegram"), externalId, SampleErasure.VISITOR, name);
    }

    private void deliver(ConversationId conversation, String to, String text) {
        transactions.run(connection -> new DeliveryStore()
                .add(
                        connection,
                        new NewDelivery(
                                ACME,
                                CHANNEL,
                                conversation,
                                new MessageId("m1"),
                                conversation.value() + ":3",
                                DeliveryAction.SEND,
                                new DeliveryBody(to, text, List.of(), null, "Ann", List.of())),
                        NOW));
    }

    private List<String> marks(String... marks) throws SQLException {
        try (var connection = database.connect()) {
            return DatabaseMarks.find(connection, List.of(marks));
        }
    }
}
