package io.sitrep.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets no child outlive this JVM, however the JVM ends, {@code kill -9} included. One small shell reads from a pipe whose
 * other end only this JVM holds; when the pipe ends it kills what was entrusted to it and has not been released. It
 * ignores the signals a terminal sends to the whole group, and lives in a session of its own where {@code setsid} exists.
 * Not promised: children started but not yet entrusted, and machines on which somebody kills the shell itself.
 */
public final class Leash implements AutoCloseable {
    /**
     * P: process of pid; D: the PostgreSQL of a data directory, found by its pid file at the end, so that a server still
     * starting is found too. A pid from a stale file is checked against /proc before it is believed, and once somebody
     * else holds the directory, the server on it is theirs. SIGQUIT stops PostgreSQL at once and without corruption.
     */
    private static final String SCRIPT = """
            trap '' INT TERM HUP QUIT PIPE
            echo ready
            launcher=$1
            pids=' '
            dir=''
            while read -r verb what; do
              case $verb in
                P+) pids="$pids$what " ;;
                P-) pids=$(printf '%s' "$pids" | sed "s/ $what / /") ;;
                D+) dir=$what ;;
                D-) dir='' ;;
              esac
            done
            for pid in $pids; do kill -9 "$pid"; done
            [ -n "$dir" ] || exit 0
            for turn in 1 2 3 4 5 6 7 8 9 10; do
              pid=
              read -r pid < "$dir/postmaster.pid"
              read -r owner < "$dir/../lock"
              [ "$owner" = "$launcher" ] || exit 0
              if [ -n "$pid" ] && { [ ! -d /proc/self ] || [ "$(readlink "/proc/$pid/cwd")" = "$dir" ]; }; then
                if [ "$turn" -lt 10 ]; then kill -QUIT "$pid"; else kill -9 "$pid"; fi
              fi
              sleep 0.3
            done
            """;

    private final Process shell;
    private final OutputStream pipe;

    public Leash() {
        try {
            shell = new ProcessBuilder(command())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            pipe = shell.getOutputStream();
            // It says one line once it ignores signals.
            if (shell.getInputStream().read() < 0) {
                throw new IOException("it ended at once");
            }
        } catch (IOException e) {
            throw new EmbeddedException("Cannot start /bin/sh: " + Reason.of(e), e);
        }
    }

    /** Kills the process when this JVM ends. */
    public void hold(long pid) {
        tell("P+ " + pid);
    }

    /** The process has ended by itself; its number may be given to somebody else. */
    public void release(long pid) {
        tell("P- " + pid);
    }

    /** Stops the PostgreSQL that runs on this data directory, when this JVM ends. One directory a leash. */
    void holdPostgres(Path data) {
        tell("D+ " + data);
    }

    void releasePostgres() {
        tell("D- -");
    }

    /** The shell's own process id. */
    public long pid() {
        return shell.pid();
    }

    /** Kills what was not released, and ends the shell. */
    @Override
    public synchronized void close() {
        try {
            pipe.close();
        } catch (IOException e) {
            shell.destroyForcibly();
        }
    }

    private synchronized void tell(String line) {
        try {
            pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            pipe.flush();
        } catch (IOException e) {
            throw new EmbeddedException("The shell that guards the children (pid " + shell.pid() + ") is gone", e);
        }
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        if (Path.of("/usr/bin/setsid").toFile().canExecute()) {
            command.add("/usr/bin/setsid");
        }
        command.addAll(List.of(
                "/bin/sh",
                "-c",
                SCRIPT,
                "leash",
                Long.toString(ProcessHandle.current().pid())));
        return command;
    }
}
