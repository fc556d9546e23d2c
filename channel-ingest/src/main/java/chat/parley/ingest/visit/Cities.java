package chat.parley.ingest.visit;

import org.jspecify.annotations.Nullable;

/** Where network addresses lie. */
@FunctionalInterface
public interface Cities {
    /** Nobody knows of any address. */
    Cities UNKNOWN = address -> Place.NOWHERE;

    /**
     * @param city in the database's words; null where it is not known
     * @param country ISO 3166-1 alpha-2; null where it is not known
     */
    record Place(@Nullable String city, @Nullable String country) {
        static final Place NOWHERE = new Place(null, null);
    }

    /** @param address a network address as text */
    Place of(String address);
}
