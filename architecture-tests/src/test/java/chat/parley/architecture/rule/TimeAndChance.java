package chat.parley.architecture.rule;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Calls nothing that answers differently each time it is asked. */
final class TimeAndChance extends ArchCondition<JavaClass> {
    private static final Set<String> SOURCES = Set.of(
            "java.lang.Math.random",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.security.SecureRandom.<init>",
            "java.security.SecureRandom.getInstance",
            "java.security.SecureRandom.getInstanceStrong",
            "java.time.Clock.system",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.InstantSource.system",
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of");

    TimeAndChance() {
        super("ask no clock and no source of chance of their own");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getAccessesFromSelf().stream()
                .filter(TimeAndChance::isSource)
                .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
        if (calls(type, "io.github.bucket4j.local.LocalBucketBuilder", "build")
                && !calls(type, "io.github.bucket4j.local.LocalBucketBuilder", "withCustomTimePrecision")) {
            events.add(SimpleConditionEvent.violated(
                    type, type.getName() + " makes buckets that look at the system's clock"));
        }
    }

    private static boolean calls(JavaClass type, String owner, String method) {
        return type.getAccessesFromSelf().stream()
                .anyMatch(access -> access.getTargetOwner().getName().equals(owner)
                        && access.getTarget().getName().equals(method));
    }

    private static boolean isSource(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var name = access.getTarget().getName();
        return SOURCES.contains(owner.getName() + "." + name)
                || (name.equals("now")
                        && owner.getPackageName().equals("java.time")
                        && !access.getTarget().getFullName().contains("Clock)"));
    }
}
