package io.sitrep.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Processor time since their start, in milliseconds: of the service, of PostgreSQL, of this process (load generator, Kafka
 * and consumer), and of the whole machine. What a request costs in it says more than requests a second do on a machine
 * that others use too. Read from {@code /proc}, in steps of 10 ms.
 */
record Cpu(long service, long database, long bench, long machine) {
    static final Cpu NONE = new Cpu(0, 0, 0, 0);

    private static final long TICK_MILLIS = 10;
    private static final Path PROC = Path.of("/proc");
    /** Fields of /proc/PID/stat after the name: where the times begin, own and ended children's. */
    private static final int TIMES = 11;
    /** Fields of the first line of /proc/stat: user, nice, system; idle and waiting follow; then interrupts. */
    private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7);

    static Cpu now(long service, long database) {
        String[] machine = lines(PROC.resolve("stat")).get(0).split("\\s+");
        return new Cpu(
                of(service),
                of(database) + children(database),
                of(ProcessHandle.current().pid()),
                BUSY.stream().mapToLong(field -> Long.parseLong(machine[field])).sum() * TICK_MILLIS);
    }

    Cpu minus(Cpu earlier) {
        return new Cpu(
                service - earlier.service,
                database - earlier.database,
                bench - earlier.bench,
                machine - earlier.machine);
    }

    /** Of those that have nothing to do with this. */
    long others() {
        return Math.max(0, machine - service - database - bench);
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

    private static long time(String[] fields) {
        long ticks = 0;
        for (int i = TIMES; i < TIMES + 4; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks * TICK_MILLIS;
    }

    private static String[] fields(long pid) {
        String stat = lines(PROC.resolve(Long.toString(pid)).resolve("stat")).get(0);
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
