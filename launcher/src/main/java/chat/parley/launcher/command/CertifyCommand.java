package chat.parley.launcher.command;

import chat.parley.launcher.certify.Certification;
import chat.parley.launcher.certify.CertificationReport;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.UUID;

/** Tries whether a program receives a custom app's webhooks as it should [B-12]. */
final class CertifyCommand {
    private static final int FAILED = 1;

    private final PrintStream out;

    CertifyCommand(PrintStream out) {
        this.out = out;
    }

    /** @return the exit code */
    int run(CertifyOptions options) throws InterruptedException {
        String run = "certify-" + UUID.randomUUID();
        var results =
                new Certification(options.url(), options.secret(), options.to(), run, InstantSource.system()).run();
        CertificationReport.of(results).forEach(out::println);
        return results.stream().allMatch(Certification.Result::passed) ? 0 : FAILED;
    }
}
