package chat.parley.platform.settings;

import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.ReplicaReader;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Keeps a {@link SettingsView} equal to the settings topic, from its beginning on. */
public final class SettingsReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SettingsReader.class);

    private final SettingsView view;
    private final ReplicaReader reader;

    public SettingsReader(String bootstrapServers, String service, SettingsView view) {
        this.view = view;
        this.reader = new ReplicaReader(
                bootstrapServers,
                service + "-settings",
                List.of(Topic.SETTINGS),
                ReplicaReader.Start.BEGINNING,
                this::on);
    }

    public SettingsReader start() {
        reader.start();
        return this;
    }

    /** Whether everything that had been configured when this service started is known. */
    public boolean isReady() {
        return reader.isReady();
    }

    private void on(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            Json.read(record.value(), Setting.class).ifPresent(view::apply);
        } catch (IOException e) {
            LOG.errorf("setting at %d@%d cannot be read and is skipped", record.partition(), record.offset());
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
