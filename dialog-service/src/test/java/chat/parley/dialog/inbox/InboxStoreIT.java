package chat.parley.dialog.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.platform.json.Json;
import chat.parley.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("T-03")
class InboxStoreIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AccountId ACME = new AccountId("acme");
    private static final int DIALOGS = 600;

    private static final List<DialogRow> ALL = new ArrayList<>();
    private static InboxStore store;

    @BeforeAll
    static void fill() throws SQLException {
        TestDatabase database = TestDatabase.fresh("inbox");
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        store = new InboxStore(source);
        var random = new Random(7);
        try (Connection connection = source.getConnection()) {
            for (int i = 0; i < DIALOGS; i++) {
                DialogRow row = aRow(i, random);
                insert(connection, row, ACME);
                ALL.add(row);
            }
            insert(connection, aRow(DIALOGS, random), new AccountId("other"));
        }
    }

    @Test
    @Tag("W-43")
    void underManualAssignmentEverybodyWhoMaySeesWhatWaits() {
        expect(DialogList.AWAITING, sight(false, false, null, null), this::waitsOrIsNewToMe, byWaiting());
        expect(DialogList.QUEUE, sight(false, false, null, null), row -> false, byWaiting());
    }

    @Test
    @Tag("W-44")
    @Tag("W-45")
    void underAutomaticAssignmentWaitingDialogsStandInTheGeneralQueue() {
        expect(DialogList.AWAITING, sight(true, false, null, null), this::isNewToMe, byWaiting());
        expect(
                DialogList.QUEUE,
                sight(true, false, null, null),
                row -> row.status().equals("waiting"),
                byWaiting());
    }

    @Test
    @Tag("W-45")
    void anAccountMayHideTheGeneralQueueFromItsOperators() {
        expect(DialogList.QUEUE, sight(true, Set.of(), false, false, null, null), row -> false, byWaiting());
        expect(DialogList.AWAITING, sight(true, Set.of(), false, false, null, null), this::isNewToMe, byWaiting());
        expect(
                DialogList.AWAITING,
                sight(false, Set.of(), false, false, null, null),
                this::waitsOrIsNewToMe,
                byWaiting());
    }

    @Test
    @Tag("W-43")
    @Tag("W-45")
    void aDepartmentMayBeGivenOutOtherwiseThanTheAccount() {
        Predicate<DialogRow> waits = row -> row.status().equals("waiting");
        Predicate<DialogRow> ofSales = row -> "sales".equals(row.departmentId());
        var salesByHand = sight(true, Set.of("sales"), true, false, null, null);
        expect(
                DialogList.AWAITING,
                salesByHand,
                row -> isNewToMe(row) || waits.and(ofSales).test(row),
                byWaiting());
        expect(DialogList.QUEUE, salesByHand, waits.and(ofSales.negate()), byWaiting());

        var salesByRouting = sight(false, Set.of("sales"), true, false, null, null);
        expect(
                DialogList.AWAITING,
                salesByRouting,
                row -> isNewToMe(row) || waits.and(ofSales.negate()).test(row),
                byWaiting());
        expect(DialogList.QUEUE, salesByRouting, waits.and(ofSales), byWaiting());
    }

    @Test
    @Tag("W-39")
    void languagesAndDepartmentsRestrictWhatIsShown() {
        Predicate<DialogRow> fits = row -> Set.of("ru").contains(row.language())
                && (row.departmentId() == null || row.departmentId().equals("sales"));

        expect(
                DialogList.QUEUE,
                sight(true, false, Set.of("ru"), Set.of("sales")),
                fits.and(row -> row.status().equals("waiting")),
                byWaiting());
        expect(
                DialogList.CLOSED,
                sight(true, false, Set.of("ru"), Set.of("sales")),
                fits.and(row -> row.status().equals("closed")),
                byTime(DialogRow::closedAt));
    }

    @Test
    void mineAreThoseIOwnExceptWhatIsNewToMe() {
        expect(
                DialogList.MINE,
                sight(true, false, Set.of(), Set.of()),
                row -> isMine(row) && !isNewToMe(row),
                byTime(InboxStoreIT::lastMessageOrOpening));
    }

    @Test
    @Tag("W-32")
    @Tag("J-07")
    void whereOthersAreHiddenTheirListsAreEmptyAndWhatBotsHaveIsAmongTheOthers() {
        expect(
                DialogList.OTHERS,
                sight(true, false, null, null),
                row -> row.status().equals("bot") || (row.status().equals("assigned") && !isMine(row)),
                byTime(InboxStoreIT::lastMessageOrOpening));
        expect(DialogList.OTHERS, sight(true, true, null, null), row -> false, byTime(DialogRow::lastMessageAt));
        expect(
                DialogList.CLOSED,
                sight(true, true, null, null),
                row -> row.status().equals("closed") && "ann".equals(row.operatorId()),
                byTime(DialogRow::closedAt));
    }

    @Test
    @Tag("P-21")
    void aDialogOfAnotherAccountIsNotFound() {
        assertThat(store.find(ACME, new DialogId("d" + DIALOGS))).isEmpty();
        assertThat(store.find(new AccountId("other"), new DialogId("d" + DIALOGS)))
                .isPresent();
        assertThat(store.find(ACME, new DialogId("d5"))).contains(ALL.get(5));
    }

    @Test
    void anOpenListIsNarrowedByChannelDepartmentTagAndCategoryInEachOfItsParts() {
        var all = sight(false, false, null, null);
        Predicate<DialogRow> waits = this::waitsOrIsNewToMe;
        expect(
                DialogList.AWAITING,
                all,
                new ListFilter(null, "sales", null, null),
                waits.and(row -> "sales".equals(row.departmentId())),
                byWaiting());
        expect(
                DialogList.AWAITING,
                all,
                new ListFilter("web-1", null, "vip", "Delivery"),
                waits.and(row -> row.tags().contains("vip") && "Delivery".equals(row.category())),
                byWaiting());
        expect(DialogList.AWAITING, all, new ListFilter("web-2", null, null, null), row -> false, byWaiting());
        expect(DialogList.AWAITING, all, new ListFilter(null, null, "vi", null), row -> false, byWaiting());
        expect(
                DialogList.OTHERS,
                all,
                new ListFilter(null, "support", "refund", null),
                row -> (row.status().equals("bot") || (row.status().equals("assigned") && !isMine(row)))
                        && "support".equals(row.departmentId())
                        && row.tags().contains("refund"),
                byTime(InboxStoreIT::lastMessageOrOpening));
    }

    @Test
    @Tag("W-39")
    void aFilterShowsNothingThatTheListDoesNot() {
        expect(
                DialogList.AWAITING,
                sight(false, false, null, Set.of("sales")),
                new ListFilter(null, "support", null, null),
                row -> isNewToMe(row) && "support".equals(row.departmentId()),
                byWaiting());
    }

    /** Pages of 7 through the whole list must give exactly the rows a plain filter and sort of everything gives. */
    private void expect(DialogList list, Sight sight, Predicate<DialogRow> belongs, Comparator<DialogRow> order) {
        expect(list, sight, ListFilter.ALL, belongs, order);
    }

    private void expect(
            DialogList list,
            Sight sight,
            ListFilter filter,
            Predicate<DialogRow> belongs,
            Comparator<DialogRow> order) {
        var query = new ListQuery(list, sight, filter);
        var read = new ArrayList<DialogRow>();
        Cursor after = null;
        List<DialogRow> page;
        do {
            page = store.page(query, after, 7);
            read.addAll(page);
            after = page.isEmpty()
                    ? null
                    : Cursor.of(query.after(page.getLast()).text());
        } while (!page.isEmpty());

        List<DialogRow> expected = ALL.stream().filter(belongs).sorted(order).toList();
        assertThat(read).isEqualTo(expected);
        assertThat(store.count(query)).isEqualTo(expected.size());
    }

    private boolean waitsOrIsNewToMe(DialogRow row) {
        return row.status().equals("waiting") || isNewToMe(row);
    }

    private boolean isNewToMe(DialogRow row) {
        return isMine(row) && !row.ownerAnswered() && "automatic".equals(row.assignmentCause());
    }

    private boolean isMine(DialogRow row) {
        return row.status().equals("assigned") && "ann".equals(row.operatorId());
    }

    private static Comparator<DialogRow> byWaiting() {
        return Comparator.comparing((DialogRow row) -> Objects.requireNonNull(row.waitingSince()))
                .thenComparing(DialogRow::dialogId);
    }

    /** A dialog without a message counts from its opening; it must not stand before all others for ever. */
    private static Instant lastMessageOrOpening(DialogRow row) {
        return row.lastMessageAt() == null ? row.openedAt() : row.lastMessageAt();
    }

    private static Comparator<DialogRow> byTime(java.util.function.Function<DialogRow, @Nullable Instant> time) {
        return Comparator.comparing((DialogRow row) -> Objects.requireNonNull(time.apply(row)))
                .reversed()
                .thenComparing(DialogRow::dialogId);
    }

    private static Sight sight(
            boolean automatic,
            boolean hidesOthers,
            @Nullable Set<String> languages,
            @Nullable Set<String> departments) {
        return sight(automatic, Set.of(), true, hidesOthers, languages, departments);
    }

    private static Sight sight(
            boolean automatic,
            Set<String> exceptions,
            boolean showsQueue,
            boolean hidesOthers,
            @Nullable Set<String> languages,
            @Nullable Set<String> departments) {
        return new Sight(
                ACME,
                new OperatorId("ann"),
                automatic,
                exceptions,
                showsQueue,
                hidesOthers,
                Optional.ofNullable(languages),
                Optional.ofNullable(departments));
    }

    /** Times are coarse on purpose: many rows share one, so that ties must be broken. */
    private static DialogRow aRow(int number, Random random) {
        String status = List.of("bot", "waiting", "assigned", "closed").get(random.nextInt(4));
        boolean owned = status.equals("assigned") || status.equals("closed");
        String owner = owned ? List.of("ann", "boris").get(random.nextInt(2)) : null;
        Instant coarse = NOON.plusSeconds(random.nextInt(60));
        boolean answered = random.nextBoolean();
        return new DialogRow(
                "d" + number,
                "c" + number,
                3,
                status,
                "v" + number,
                random.nextBoolean() ? "Visitor " + number : null,
                "web-1",
                "web",
                "shop",
                null,
                List.of("sales", "support", "").get(random.nextInt(3)) instanceof String d && !d.isEmpty() ? d : null,
                List.of("ru", "en").get(random.nextInt(2)),
                owner,
                owner,
                owned ? List.of("automatic", "taken").get(random.nextInt(2)) : null,
                owned && answered,
                NOON,
                status.equals("closed") || (owned && answered) ? null : coarse,
                status.equals("closed") ? coarse : null,
                number % 9 == 0 ? null : coarse,
                number % 9 == 0 ? null : "hello",
                number % 9 == 0 ? null : "visitor",
                1,
                3,
                List.of("low", "normal", "urgent").get(random.nextInt(3)),
                random.nextInt(4) == 0 ? List.of("refund", "vip") : List.of(),
                random.nextInt(4) == 0 ? "Delivery" : null,
                status.equals("closed") && random.nextBoolean(),
                null,
                false,
                null,
                null);
    }

    private static void insert(Connection connection, DialogRow row, AccountId account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO dialog (dialog_id, conversation_id,"
                + " account_id, sequence, status, visitor_id, visitor_name, channel_id, channel_kind, placement_id,"
                + " page_url, department_id, language, queued_sequence, operator_id, operator_name, assignment_cause,"
                + " owner_answered, replied, opened_at, waiting_since, closed_at, last_message_at, last_message_text,"
                + " last_message_from, unanswered, priority, tags, category, ended_at)"
                + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?::jsonb,?,?)")) {
            Object[] values = {
                row.dialogId(),
                row.conversationId(),
                account.value(),
                row.sequence(),
                row.status(),
                row.visitorId(),
                row.visitorName(),
                row.channelId(),
                row.channelKind(),
                row.placementId(),
                row.pageUrl(),
                row.departmentId(),
                row.language(),
                row.queuedSequence(),
                row.operatorId(),
                row.operatorName(),
                row.assignmentCause(),
                row.ownerAnswered(),
                row.ownerAnswered(),
                timestamp(row.openedAt()),
                timestamp(row.waitingSince()),
                timestamp(row.closedAt()),
                timestamp(row.lastMessageAt()),
                row.lastMessageText(),
                row.lastMessageFrom(),
                row.unanswered(),
                row.priority(),
                row.tags().isEmpty() ? null : Json.text(row.tags()),
                row.category(),
                row.ended() ? timestamp(NOON) : null
            };
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
