package chat.parley.admin.change;

import chat.parley.admin.field.Fields;
import chat.parley.admin.field.QueryNumber;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is answered in the same way for settings of every kind. Supervisors read, administrators write. A setting is
 * answered without the account it belongs to, and with {@code warnings} where there are some.
 */
@ApplicationScoped
public class SettingResource {
    private final CallerProducer callers;
    private final SettingStore settings;
    private final Supplier<String> ids;

    public SettingResource(CallerProducer callers, SettingStore settings, Supplier<String> ids) {
        this.callers = callers;
        this.settings = settings;
        this.ids = ids;
    }

    /** All of a kind. */
    @Schema(name = "SettingList")
    public record Rows(List<ObjectNode> rows) {}

    /** All of a kind, in the order that matters to people. */
    public Rows all(Class<? extends Setting> kind) {
        Settings all = settings.read(account(Role.SUPERVISOR));
        return new Rows(
                all.all(kind).stream().map(setting -> answer(setting, all)).toList());
    }

    /** One of a kind. */
    public ObjectNode get(Class<? extends Setting> kind, String id) {
        Settings all = settings.read(account(Role.SUPERVISOR));
        return answer(all.find(kind, id).orElseThrow(SettingStore::notFound), all);
    }

    /** The only one of a kind, or what holds while none was saved. */
    public <S extends Setting> ObjectNode only(Class<S> kind, Function<AccountId, S> unsaved) {
        Settings all = settings.read(account(Role.SUPERVISOR));
        String id = all.accountId().value();
        return answer(all.find(kind, id).orElseGet(() -> unsaved.apply(all.accountId())), all);
    }

    /** The account itself. */
    public ObjectNode account() {
        Settings all = settings.read(account(Role.SUPERVISOR));
        return answer(all.account(), all);
    }

    /** Makes a new one. */
    public <S extends Setting> ObjectNode create(Class<S> kind, @Nullable Draft<S> draft) {
        Caller caller = administrator();
        return answer(settings.create(Author.of(caller), caller.accountId(), kind, ids.get(), Fields.body(draft)));
    }

    /** Replaces one. */
    public <S extends Setting> ObjectNode change(Class<S> kind, String id, @Nullable Draft<S> draft) {
        Caller caller = administrator();
        return answer(settings.change(Author.of(caller), caller.accountId(), kind, id, Fields.body(draft)));
    }

    /** Replaces the account itself. */
    public ObjectNode change(@Nullable Draft<Setting.Account> draft) {
        Caller caller = administrator();
        AccountId account = caller.accountId();
        return answer(settings.change(
                Author.of(caller), account, Setting.Account.class, account.value(), Fields.body(draft)));
    }

    /** Replaces the only one of a kind, or saves it for the first time. */
    public <S extends Setting> ObjectNode save(
            Class<S> kind, Function<AccountId, S> unsaved, @Nullable Draft<S> draft) {
        Caller caller = administrator();
        return answer(settings.save(Author.of(caller), caller.accountId(), kind, unsaved, Fields.body(draft)));
    }

    /** @param version only this one is removed; null or empty for any */
    public void remove(Class<? extends Setting> kind, String id, @Nullable String version) {
        Caller caller = administrator();
        settings.remove(Author.of(caller), caller.accountId(), kind, id, QueryNumber.read("version", version));
    }

    /** A setting that was just saved, as it is answered. */
    public ObjectNode answer(Setting setting) {
        return answer(setting, settings.read(setting.accountId()));
    }

    /** Who may change settings. */
    public Caller administrator() {
        Caller caller = callers.caller();
        caller.require(Role.ADMINISTRATOR);
        return caller;
    }

    private AccountId account(Role needed) {
        Caller caller = callers.caller();
        caller.require(needed);
        return caller.accountId();
    }

    private static ObjectNode answer(Setting setting, Settings all) {
        ObjectNode answer = Json.mapper().valueToTree(setting);
        answer.remove(List.of("type", "removed"));
        if (!(setting instanceof Setting.Account)) {
            answer.remove("accountId");
        }
        if (setting instanceof Setting.Channel channel) {
            // A secret is never given back, not even sealed; which ones there are is no secret [W-52].
            answer.remove("secrets");
            answer.set(
                    "secretNames",
                    Json.mapper().valueToTree(new TreeSet<>(channel.secrets().keySet())));
        }
        List<Warning> warnings = Warning.of(setting, all);
        if (!warnings.isEmpty()) {
            answer.set("warnings", Json.mapper().valueToTree(warnings));
        }
        return answer;
    }
}
