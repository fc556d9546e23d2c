package chat.parley.admin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-03")
class PeriodTest {
    @Test
    void aDayHasTheHoursThatTheClocksOfItsZoneGiveIt() {
        assertThat(hours("2026-03-29", "2026-03-29", "Europe/Berlin")).isEqualTo(23);
        assertThat(hours("2026-10-25", "2026-10-25", "Europe/Berlin")).isEqualTo(25);
        assertThat(hours("2026-03-29", "2026-03-29", "Europe/Moscow")).isEqualTo(24);
        assertThat(hours("2026-03-08", "2026-03-08", "America/New_York")).isEqualTo(23);
    }

    @Test
    void aMonthIsComparedWithTheMonthBeforeIt() {
        assertThat(period("2026-03-01", "2026-03-31").before()).isEqualTo(period("2026-02-01", "2026-02-28"));
        assertThat(period("2026-01-01", "2026-03-31").before()).isEqualTo(period("2025-10-01", "2025-12-31"));
    }

    @Test
    void otherDaysAreComparedWithAsManyBeforeThem() {
        assertThat(period("2026-03-23", "2026-03-29").before()).isEqualTo(period("2026-03-16", "2026-03-22"));
        assertThat(period("2026-03-31", "2026-03-31").before()).isEqualTo(period("2026-03-30", "2026-03-30"));
    }

    private static long hours(String first, String last, String zone) {
        var period = new Period(LocalDate.parse(first), LocalDate.parse(last), ZoneId.of(zone));
        return Duration.between(period.begin(), period.end()).toHours();
    }

    private static Period period(String first, String last) {
        return new Period(LocalDate.parse(first), LocalDate.parse(last), Golden.BERLIN);
    }
}
