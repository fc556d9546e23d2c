package chat.parley.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.visit.DeviceKind;
import chat.parley.contracts.visit.VisitorDevice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTableTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36|DESKTOP|Chrome|Windows
                    Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0|DESKTOP|Edge|Windows
                    Mozilla/5.0 (Windows NT 10.0) Chrome/138.0 YaBrowser/25.8 Safari/537.36|DESKTOP|Yandex Browser|Windows
                    Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15|DESKTOP|Safari|macOS
                    Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0|DESKTOP|Firefox|Linux
                    Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/140.0 Mobile Safari/537.36|PHONE|Chrome|Android
                    Mozilla/5.0 (Linux; Android 14; SM-X710) SamsungBrowser/28.0 Chrome/130.0 Safari/537.36|TABLET|Samsung Internet|Android
                    Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/140.0 Mobile/15E148 Safari/604.1|PHONE|Chrome|iOS
                    Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1|TABLET|Safari|iPadOS
                    Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)|BOT||
                    """)
    void tellsPhonesFromDesksAndPeopleFromPrograms(String userAgent, DeviceKind kind, String browser, String system) {
        assertThat(DeviceTable.of(userAgent)).isEqualTo(new VisitorDevice(kind, browser, system));
    }
}
