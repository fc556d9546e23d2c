package chat.parley.ingest.visit;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks cities up in a local database of MaxMind's format; asks nobody outside. Safe for many threads. */
public final class CityClient implements Cities {
    private static final Logger LOG = Logger.getLogger(CityClient.class);

    private final Reader database;
    private final String language;

    private CityClient(Reader database, String language) {
        this.database = database;
        this.language = language;
    }

    /**
     * @param file of whatever edition that has cities
     * @param language of the cities' names, where the database has it, else English
     * @throws UncheckedIOException when there is no such database: who names one wants it
     */
    public static CityClient open(Path file, String language) {
        try {
            return new CityClient(new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED, new CHMCache()), language);
        } catch (IOException e) {
            throw new UncheckedIOException("the database of cities cannot be read: " + file, e);
        }
    }

    @Override
    public Place of(String address) {
        try {
            // Only ever an address in digits, so that no name is looked up.
            Map<?, ?> found = database.get(InetAddress.ofLiteral(address), Map.class);
            return found == null ? Place.NOWHERE : new Place(name(found), text(child(found, "country"), "iso_code"));
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("an address could not be looked up", e);
            return Place.NOWHERE;
        }
    }

    private @Nullable String name(Map<?, ?> found) {
        Map<?, ?> names = child(child(found, "city"), "names");
        String own = text(names, language);
        return own == null ? text(names, "en") : own;
    }

    private static Map<?, ?> child(Map<?, ?> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> child ? child : Map.of();
    }

    private static @Nullable String text(Map<?, ?> parent, String name) {
        return parent.get(name) instanceof String text ? text : null;
    }
}
