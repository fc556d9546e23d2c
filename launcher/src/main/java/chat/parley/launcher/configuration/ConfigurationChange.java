package chat.parley.launcher.configuration;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Makes an account as a plan says. */
public final class ConfigurationChange {
    private final AccountApi api;
    private final Consumer<String> tell;

    /** @param tell is told of every step, and of the passwords of new logins */
    public ConfigurationChange(AccountApi api, Consumer<String> tell) {
        this.api = api;
        this.tell = tell;
    }

    /**
     * Does every step that can be done; one that the suite refuses does not hold up those that do not need it.
     *
     * @return how many could not be done
     */
    public int apply(ConfigurationPlan plan, AccountState state) throws InterruptedException {
        int refused = 0;
        for (var step : plan.steps()) {
            try {
                apply(step, state.names());
                ConfigurationPlan.lines(step).forEach(tell);
            } catch (IOException | References.UnknownName e) {
                refused++;
                tell.accept("! " + ConfigurationPlan.name(step.kind(), step.label()) + ": " + e.getMessage());
            }
        }
        return refused;
    }

    private void apply(ConfigurationPlan.Step step, Names names) throws IOException, InterruptedException {
        var kind = step.kind();
        var body = ConfigurationPlan.body(step, names);
        switch (step) {
            case ConfigurationPlan.Step.Create c -> {
                var made = api.send("POST", kind.path(), body);
                names.add(kind, c.label(), String.valueOf(made.get(kind.idField())));
                if (made.get("temporaryPassword") != null) {
                    tell.accept("  password of the first login of " + c.label() + ": " + made.get("temporaryPassword"));
                }
                if (c.natural().get(Natural.SECRETS) instanceof List<?> secrets && !secrets.isEmpty()) {
                    tell.accept("  secrets to be checked by hand: " + secrets);
                }
            }
            case ConfigurationPlan.Step.Change c ->
                api.send(
                        "PUT",
                        kind.isSingle()
                                ? kind.path()
                                : kind.path() + "/" + c.present().id(),
                        body);
            case ConfigurationPlan.Step.Remove r ->
                api.send(
                        "DELETE",
                        kind.path() + "/" + r.present().id() + "?version="
                                + r.present().answer().get("version"),
                        body);
        }
    }
}
