package chat.parley.launcher.suite;

import chat.parley.launcher.process.ProcessMark;
import chat.parley.launcher.process.Program;
import java.io.IOException;

/** A part's program whose process is written down at each start, for whoever looks from outside or comes after. */
record Noted(Part part, Program program, SuiteFolder folder, int port) implements Program {
    @Override
    public ProcessHandle start() throws IOException {
        var process = program.start();
        ProcessMark.of(part.title(), process, LeftOvers.sign(folder.home(), part), port)
                .writeTo(folder.mark(part));
        return process;
    }

    @Override
    public boolean isReady() {
        return program.isReady();
    }

    @Override
    public void requestEnd(ProcessHandle running) {
        program.requestEnd(running);
    }
}
