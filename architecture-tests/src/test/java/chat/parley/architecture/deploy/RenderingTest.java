package chat.parley.architecture.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RenderingTest {
    private static final String FLAG = "parley.refresh";
    private static final String HOW = "the rendering of %s is what its sources say; after a change run"
            + " `mvn -pl architecture-tests test -Dparley.refresh=true` on a machine with kubectl and commit what it wrote";

    /** Where there is no kubectl, the digests alone say whether the file was made from these sources and left alone. */
    @ParameterizedTest
    @FieldSource("chat.parley.architecture.deploy.Overlay#NAMES")
    void whatIsKeptIsWhatKustomizeMakesOfTheSources(String overlay) throws IOException, InterruptedException {
        var anew = Rendering.anew(overlay);
        if (Boolean.getBoolean(FLAG)) {
            var made = anew.orElseThrow(() ->
                    new IllegalStateException("kubectl is not on the PATH: only it can render the overlays anew"));
            Files.createDirectories(Rendering.file(overlay).getParent());
            Files.writeString(Rendering.file(overlay), made.fileText());
        }
        var file = Rendering.file(overlay);

        assertThat(Files.readString(file))
                .as(HOW, overlay)
                .isEqualTo(Rendering.kept(overlay).fileText());
        if (anew.isPresent()) {
            assertThat(Overlay.documents(Rendering.kept(overlay).text()))
                    .as(HOW, overlay)
                    .containsExactlyInAnyOrderElementsOf(
                            Overlay.documents(anew.get().text()));
        }
    }
}
