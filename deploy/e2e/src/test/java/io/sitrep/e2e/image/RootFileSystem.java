package io.sitrep.e2e.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What an image's files may be like, whoever unpacked them. */
public final class RootFileSystem {
    private static final int SET_ID = 06000;
    private static final int OWNER_WRITES = 0200;
    private static final int GROUP_WRITES = 0020;
    private static final int ANYBODY_WRITES = 0002;
    private static final int ANYBODY_EXECUTES = 0111;

    /** All that lies where commands lie, beside Java. */
    private static final Set<String> COMMANDS = Set.of("usr/bin/sleep");

    private static final List<String> WHERE_COMMANDS_LIE =
            List.of("bin/", "sbin/", "usr/bin/", "usr/sbin/", "usr/local/bin/");

    private final Path root;
    private final int user;
    private final Set<String> mayWrite;

    /**
     * @param user the number of whoever runs in it
     * @param mayWrite paths without a slash before them: these and what is below them
     */
    public RootFileSystem(Path root, int user, Set<String> mayWrite) {
        this.root = root;
        this.user = user;
        this.mayWrite = mayWrite;
    }

    /** @return a line for each file that is not as it should be */
    public List<String> faults() throws IOException {
        List<String> faults = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                if (!Files.isSymbolicLink(file)) {
                    inspect(file, faults);
                }
            }
        }
        return faults;
    }

    private void inspect(Path file, List<String> faults) throws IOException {
        Map<String, Object> known = Files.readAttributes(file, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
        int mode = (int) known.get("mode");
        String name = root.relativize(file).toString();
        if (!Files.isDirectory(file) && (mode & SET_ID) != 0) {
            faults.add(name + " runs as somebody else");
        }
        boolean writable = (known.get("uid").equals(user) && (mode & OWNER_WRITES) != 0)
                || (known.get("gid").equals(user) && (mode & GROUP_WRITES) != 0)
                || (mode & ANYBODY_WRITES) != 0;
        if (writable && mayWrite.stream().noneMatch(free -> name.equals(free) || name.startsWith(free + "/"))) {
            faults.add(name + " may be written to");
        }
        if (Files.isRegularFile(file)
                && (mode & ANYBODY_EXECUTES) != 0
                && WHERE_COMMANDS_LIE.stream().anyMatch(name::startsWith)
                && !COMMANDS.contains(name)) {
            faults.add(name + " is a command nobody needs");
        }
    }
}
