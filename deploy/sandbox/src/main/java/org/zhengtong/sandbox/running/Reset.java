// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.zhengtong.sandbox.embedded.PostgresServer;

/** Deletes what a stopped sandbox keeps, and nothing it did not make. PostgreSQL's unpacked programs and measurements stay. */
public final class Reset {

    private static final List<String> OURS =
            List.of("kafka", "lists", "log", "pki", "run", "settings", "ports.json", "secrets.json");

    private Reset() {}

    public static void delete(Home home) {
        PostgresServer.kept(home.postgres()).forEach(Reset::deleteAll);
        OURS.forEach(name -> deleteAll(home.path().resolve(name)));
    }

    private static void deleteAll(Path top) {
        if (!Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(top)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
