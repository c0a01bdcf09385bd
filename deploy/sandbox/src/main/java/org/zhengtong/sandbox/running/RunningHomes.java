// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Notes in a checkout which homes run from it, one file each: {@code ./zt} builds nothing while one of them does. */
final class RunningHomes {

    private RunningHomes() {}

    /** In a checkout we may not write nothing is built by us either. */
    static void note(Home home) {
        if (!Files.isWritable(home.checkout())) {
            return;
        }
        try {
            Path file = file(home);
            Files.createDirectories(file.getParent());
            Files.writeString(file, home.path() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void forget(Home home) {
        try {
            Files.deleteIfExists(file(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Home home) {
        UUID name = UUID.nameUUIDFromBytes(home.path().toString().getBytes(StandardCharsets.UTF_8));
        return home.checkout().resolve(".zt").resolve("homes").resolve(name.toString());
    }
}
