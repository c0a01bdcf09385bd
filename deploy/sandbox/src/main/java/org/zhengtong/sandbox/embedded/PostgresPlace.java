// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.zhengtong.sandbox.SandboxException;

/**
 * Where PostgreSQL's programs and data lie and how it is kept from running as root, which it refuses.
 *
 * <p>An ordinary user runs it directly. Root runs it (1) as the account {@code postgres} or {@code nobody} by {@code setpriv}, where that
 * account can enter the folders; (2) else in a user namespace of its own ({@code unshare -U}), where root's files stay readable; (3) else
 * under {@code /var/tmp}.
 *
 * @param prefix words before every PostgreSQL command
 */
record PostgresPlace(Path programs, Path data, List<String> prefix) {

    /** Finds the first place that works, preparing folders and their owner on the way. */
    static PostgresPlace find(Path programsParent, Path data) {
        return find(programsParent, data, elsewhere(data));
    }

    static PostgresPlace find(Path programsParent, Path data, Path elsewhere) {
        if (!isRoot()) {
            return prepare(programsParent, data, List.of(), Optional.empty())
                    .orElseThrow(() -> new SandboxException("postgres.unwritable", data));
        }
        Optional<Account> account = Account.find();
        List<Supplier<Optional<PostgresPlace>>> ways = new ArrayList<>();
        account.ifPresent(a -> ways.add(() -> prepare(programsParent, data, a.prefix(), Optional.of(a.owner()))));
        ways.add(() -> prepare(programsParent, data, List.of("unshare", "-U"), Optional.of("0:0")));
        account.ifPresent(a -> {
            Supplier<Optional<PostgresPlace>> away =
                    () -> prepare(elsewhere, elsewhere.resolve("data"), a.prefix(), Optional.of(a.owner()));
            ways.add(Files.exists(elsewhere.resolve("data")) ? 0 : ways.size(), away);
        });
        return ways.stream()
                .flatMap(way -> way.get().stream())
                .findFirst()
                .orElseThrow(() -> new SandboxException("postgres.root"));
    }

    /** The folder outside the checkout that serves when nothing else does; the same for the same data folder. */
    static Path elsewhere(Path data) {
        UUID name = UUID.nameUUIDFromBytes(data.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
        return Path.of("/var/tmp", "zhengtong-" + name);
    }

    List<String> command(String program, List<String> arguments) {
        return Stream.of(
                        prefix, List.of(programs.resolve("bin").resolve(program).toString()), arguments)
                .flatMap(List::stream)
                .toList();
    }

    /** Hands a file or folder to whom the data belong, as the programs run under that account. */
    void giveLikeData(Path path) throws IOException {
        if (isRoot()) {
            give(path, owner(data));
        }
    }

    private static Optional<PostgresPlace> prepare(
            Path programsParent, Path data, List<String> prefix, Optional<String> owner) {
        try {
            Path programs = PostgresBinaries.unpack(programsParent);
            Files.createDirectories(data);
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            owner.ifPresent(o -> give(data, o));
            PostgresPlace place = new PostgresPlace(programs, data, prefix);
            return place.works() ? Optional.of(place) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this account can run the programs and write the data. */
    private boolean works() {
        List<String> probe = List.of(
                "sh",
                "-c",
                "\"$1\" --version && test -w \"$2\" && test -x \"$2\"",
                "sh",
                programs.resolve("bin/postgres").toString(),
                data.toString());
        return Command.run(Stream.concat(prefix.stream(), probe.stream()).toList())
                .succeeded();
    }

    /** Hands what is somebody else's to an owner ({@code uid:gid}). */
    private static void give(Path path, String owner) {
        try {
            if (!owner(path).equals(owner)) {
                Command.require(List.of("chown", "-R", owner, path.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String owner(Path path) throws IOException {
        return Files.getAttribute(path, "unix:uid") + ":" + Files.getAttribute(path, "unix:gid");
    }

    static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /** An unprivileged account of this machine. */
    private record Account(String uid, String gid) {

        static Optional<Account> find() {
            return Stream.of("postgres", "nobody")
                    .map(name -> Command.run(List.of("sh", "-c", "id -u " + name + " && id -g " + name)))
                    .filter(Command::succeeded)
                    .map(done -> done.output().split("\\s+"))
                    .map(ids -> new Account(ids[0], ids[1]))
                    .findFirst();
        }

        List<String> prefix() {
            return List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups");
        }

        String owner() {
            return uid + ":" + gid;
        }
    }
}
