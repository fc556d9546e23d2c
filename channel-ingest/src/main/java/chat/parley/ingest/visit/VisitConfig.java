package chat.parley.ingest.visit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** What pages may report of their visitors. */
@ConfigMapping(prefix = "parley.visits")
public interface VisitConfig {
    /** A database of cities by network address, in MaxMind's format; without one no city is known. */
    Optional<Path> cities();

    /** In which language cities are named, where the database has it. */
    @WithDefault("en")
    String citiesLanguage();

    /** Reports of one browser. */
    Visitor visitor();

    /** Reports from one network address. */
    Address address();

    /** Reports of one account's sites. */
    Account account();

    /** Reports of one browser. */
    interface Visitor {
        @WithDefault("30")
        int burst();

        @WithDefault("2")
        int perSecond();
    }

    /** Reports from one network address. */
    interface Address {
        @WithDefault("300")
        int burst();

        @WithDefault("30")
        int perSecond();
    }

    /** Reports of one account's sites. */
    interface Account {
        @WithDefault("5000")
        int burst();

        @WithDefault("1000")
        int perSecond();
    }
}
