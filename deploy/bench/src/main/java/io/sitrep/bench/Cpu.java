package io.sitrep.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Processor time since their start, in milliseconds. What a request costs in it says more than requests a second do on a
 * machine that others use too. Read from {@code /proc}, in steps of 10 ms.
 *
 * @param service the service's process, but for its JVM's compilers
 * @param compilers of the service's JVM: much at first, and nothing once it is warm
 * @param database all of PostgreSQL's processes
 * @param bench this process: load generator, Kafka and consumer
 * @param machine everything there is
 */
public record Cpu(long service, long compilers, long database, long bench, long machine) {
    static final Cpu NONE = new Cpu(0, 0, 0, 0, 0);

    private static final long TICK_MILLIS = 10;
    private static final Path PROC = Path.of("/proc");
    /** Fields of /proc/PID/stat after the name: where the times begin, own and ended children's. */
    private static final int TIMES = 11;
    /** Fields of the first line of /proc/stat: user, nice, system; idle and waiting follow; then interrupts. */
    private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7);

    public static Cpu now(long service, long database) {
        String[] machine = lines(PROC.resolve("stat")).get(0).split("\\s+");
        long compilers = compilers(service);
        return new Cpu(
                of(service) - compilers,
                compilers,
                of(database) + children(database),
                of(ProcessHandle.current().pid()),
                BUSY.stream().mapToLong(field -> Long.parseLong(machine[field])).sum() * TICK_MILLIS);
    }

    public Cpu minus(Cpu earlier) {
        return new Cpu(
                service - earlier.service,
                Math.max(0, compilers - earlier.compilers),
                database - earlier.database,
                bench - earlier.bench,
                machine - earlier.machine);
    }

    /** Of those that have nothing to do with this. */
    long others() {
        return Math.max(0, machine - service - compilers - database - bench);
    }

    private static long of(long pid) {
        return time(fields(pid));
    }

    private static long children(long parent) {
        return ProcessHandle.of(parent).stream()
                .flatMap(ProcessHandle::children)
                .mapToLong(child -> quietly(child.pid(), Cpu::of))
                .sum();
    }

    private static long compilers(long pid) {
        try (Stream<Path> threads = Files.list(PROC.resolve(Long.toString(pid)).resolve("task"))) {
            return threads.map(thread -> lines(thread.resolve("stat")).get(0))
                    .filter(stat -> stat.contains("(C1 Comp") || stat.contains("(C2 Comp"))
                    .mapToLong(stat -> time(afterTheName(stat)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long time(String[] fields) {
        long ticks = 0;
        for (int i = TIMES; i < TIMES + 4; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks * TICK_MILLIS;
    }

    private static String[] fields(long pid) {
        return afterTheName(
                lines(PROC.resolve(Long.toString(pid)).resolve("stat")).get(0));
    }

    private static String[] afterTheName(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    /** One that has ended meanwhile counts for nothing. */
    private static long quietly(long pid, Function<Long, Long> of) {
        try {
            return of.apply(pid);
        } catch (UncheckedIOException ended) {
            return 0;
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
