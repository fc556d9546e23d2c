package chat.parley.launcher.suite;

import chat.parley.launcher.door.Door;
import chat.parley.launcher.door.PathTable;
import chat.parley.launcher.door.StartPage;
import chat.parley.launcher.process.BackOff;
import chat.parley.launcher.process.ProcessMark;
import chat.parley.launcher.process.Supervised;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** Puts a suite together, up to the moment when its parts can be started. */
final class SuiteOpening {
    private SuiteOpening() {}

    /** See {@link Suite#open}. */
    static Suite open(SuiteOptions options, Supervised.Listener listener) throws IOException {
        var folder = new SuiteFolder(options.home());
        var lock = SuiteLock.take(folder);
        try {
            LeftOvers.stop(folder);
            if (options.fresh()) {
                folder.removeData();
            }
            var ports = Ports.free(new SecureRandom());
            var door = Door.open(options.doorHost(), options.doorPort(), table(options, ports), StartPage.html());
            try {
                var origin = "http://localhost:" + door.port();
                var secrets = SuiteSecrets.in(folder.secrets(), new SecureRandom());
                var plan = new SuitePlan(options, folder, ports, secrets, origin);
                ProcessMark.of("door", ProcessHandle.current(), "", door.port()).writeTo(folder.doorMark());
                return assemble(options, folder, lock, plan, ports, door, listener);
            } catch (IOException | RuntimeException e) {
                door.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Suite assemble(
            SuiteOptions options,
            SuiteFolder folder,
            SuiteLock lock,
            SuitePlan plan,
            Ports ports,
            Door door,
            Supervised.Listener listener)
            throws IOException {
        var supervised = new EnumMap<Part, Supervised>(Part.class);
        var missing = new ArrayList<Part>();
        for (var part : options.parts().stream().sorted().toList()) {
            if (plan.isBuilt(part)) {
                var noted = new Noted(part, plan.program(part), folder, ports.of(part));
                supervised.put(
                        part, new Supervised(part.title(), noted, BackOff.usual(), InstantSource.system(), listener));
            } else {
                missing.add(part);
            }
        }
        return new Suite(options, folder, lock, plan, door, supervised, List.copyOf(missing));
    }

    private static PathTable<SocketAddress> table(SuiteOptions options, Ports ports) {
        var table = PathTable.<SocketAddress>empty();
        for (var part : options.parts()) {
            for (var path : part.paths()) {
                table = table.with(path, SocketAddress.inetSocketAddress(ports.of(part), "127.0.0.1"));
            }
        }
        return table;
    }
}
