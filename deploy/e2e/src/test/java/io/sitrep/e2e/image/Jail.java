package io.sitrep.e2e.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A root file system, run in as an engine would run it, without one: read-only but for {@code /tmp} and the volume, processes
 * of its own, as user 10001 without a capability or a way to gain one. The network is this machine's. It wants root, and a
 * machine that lets root mount: where it can not, that is a failure with a reason and not a test left out.
 */
public final class Jail {
    private static final String USER = "10001";

    /** $1 the root, $2 what is mounted as the volume, $3 where it begins; then the command. */
    private static final String ENTER = """
            set -e
            root=$1 volume=$2 place=$3
            shift 3
            mount --bind "$root" "$root"
            mount -o remount,bind,ro "$root"
            mount -t proc proc "$root/proc"
            mount -t tmpfs -o size=256m,mode=1777 tmpfs "$root/tmp"
            mount -t tmpfs -o mode=755 tmpfs "$root/dev"
            for each in null zero random urandom; do
              : > "$root/dev/$each"
              mount --bind "/dev/$each" "$root/dev/$each"
            done
            mount --bind "$volume" "$root/var/lib/sitrep"
            exec /usr/bin/setpriv --no-new-privs --bounding-set=-all,+sys_chroot,+setuid,+setgid \\
              /usr/bin/unshare --root "$root" --wd "$place" --setgid 10001 --setuid 10001 "$@"
            """;

    private final Path root;
    private final Path volume;
    private final String place;

    /** @param place within the root, where what is run begins */
    public Jail(Path root, Path volume, String place) throws IOException {
        this.root = root;
        this.place = place;
        this.volume = Files.createDirectories(volume);
        Commands.run(root, "chown", USER + ":" + USER, volume.toString());
    }

    /** @param output where what it prints goes */
    public Process start(List<String> command, Map<String, String> environment, Path output) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "--pid",
                "--fork",
                "--kill-child",
                "--propagation",
                "private",
                "bash",
                "-c",
                ENTER,
                "jail"));
        all.add(root.toString());
        all.add(volume.toString());
        all.add(place);
        all.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** @return how it ended */
    public int run(List<String> command, Map<String, String> environment, Path output) throws Exception {
        Process process = start(command, environment, output);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end:\n" + Files.readString(output));
        }
        return process.exitValue();
    }
}
