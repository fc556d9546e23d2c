package chat.parley.ingest.channel.web;

import chat.parley.contracts.settings.Setting;
import chat.parley.platform.settings.SettingsView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where else the visitors of a widget may write: messengers that an administrator has added to it [C-09]. */
final class Messengers {
    /** In a channel's config: the widgets that lead to it, their placements' ids with commas between. */
    static final String WIDGETS = "widgets";

    /** Where a conversation with what is connected begins, by the channel's kind and one of its settings. */
    private static final Map<String, Address> ADDRESSES =
            Map.of("vk", new Address("groupId", "[1-9][0-9]{0,14}", "https://vk.com/write-"));

    private Messengers() {}

    private record Address(String setting, String form, String before) {}

    /** The placement's messengers, by name; a channel that is paused or removed is none [C-06]. */
    static List<SessionAnswer.Messenger> of(SettingsView settings, Setting.Placement placement) {
        return settings.all(placement.accountId(), Setting.Channel.class).stream()
                .filter(channel -> channel.enabled() && isIn(channel, placement))
                .flatMap(channel -> messenger(channel).stream())
                .sorted(Comparator.comparing(SessionAnswer.Messenger::name))
                .toList();
    }

    private static boolean isIn(Setting.Channel channel, Setting.Placement placement) {
        String widgets = channel.config().getOrDefault(WIDGETS, "");
        return List.of(widgets.split(",", -1)).contains(placement.placementId().value());
    }

    private static Optional<SessionAnswer.Messenger> messenger(Setting.Channel channel) {
        return Optional.ofNullable(ADDRESSES.get(channel.kind().value())).flatMap(address -> {
            String value = channel.config().getOrDefault(address.setting(), "");
            return value.matches(address.form())
                    ? Optional.of(new SessionAnswer.Messenger(channel.kind(), channel.name(), address.before() + value))
                    : Optional.empty();
        });
    }
}
